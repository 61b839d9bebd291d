using Edict.CompilerServices;

namespace Edict.Tests.Handwritten;

internal sealed record Open(string? Id, int Amount);

internal sealed record Deposit(string Id, int Amount);

internal sealed record Withdraw(string Id, int Amount);

/// <summary>Lets a test decide: the function is the handler.</summary>
internal sealed record Probe(string Id, Func<Account, CommandContext, Decision> Decide);

internal sealed record Opened(int Amount);

internal sealed record Deposited(int Amount);

internal sealed record Withdrawn(int Amount);

/// <summary>An event whose apply method throws, after it has changed the state.</summary>
internal sealed record Poisoned(string Message);

/// <summary>An event that holds an array, so that it is not shared.</summary>
internal sealed record Tagged(string[] Tags);

/// <summary>An event that the aggregate applies nowhere.</summary>
internal sealed record Unapplied(string Text);

/// <summary>An account as a user would write it.</summary>
internal class Account
{
    internal int Balance { get; set; }

    internal int Changes { get; set; }

    internal bool IsOpen { get; set; }

    internal string[] Tags { get; set; } = [];
}

/// <summary>What generated code makes of <see cref="Account"/>.</summary>
internal class AccountBinding(string name, Type stateType, bool canCopy, StateSerializer? serializer = null) : AggregateBinding(name, stateType)
{
    internal static readonly AccountBinding Copied = new("account", typeof(Account), canCopy: true);

    public override bool CanCopy => canCopy;

    public override StateSerializer? Serializer => serializer;

    public override object CreateInitial() => new Account();

    public override object Copy(object state)
    {
        Account account = (Account)state;
        return new Account { Balance = account.Balance, Changes = account.Changes, IsOpen = account.IsOpen, Tags = account.Tags };
    }

    public override object Apply(object state, object @event)
    {
        Account account = (Account)state;
        account.Changes++;
        switch (@event)
        {
            case Opened opened:
                account.IsOpen = true;
                account.Balance = opened.Amount;
                return account;
            case Deposited deposited:
                account.Balance += deposited.Amount;
                return account;
            case Withdrawn withdrawn:
                account.Balance -= withdrawn.Amount;
                return account;
            case Tagged tagged:
                account.Tags = tagged.Tags;
                return account;
            case Poisoned poisoned:
                account.Balance = -1_000_000;
                throw new InvalidOperationException(poisoned.Message);
            default:
                throw new UnappliedEventException(Name, @event.GetType());
        }
    }
}

/// <summary>A savings account: the same, but its state cannot be copied.</summary>
internal sealed class Savings : Account;

internal sealed class SavingsBinding() : AccountBinding("savings", typeof(Savings), canCopy: false)
{
    internal static readonly SavingsBinding Instance = new();

    public override object CreateInitial() => new Savings();

    public override object Copy(object state) => throw new NotSupportedException("The state cannot be copied.");
}

internal sealed record DepositSavings(string Id, int Amount);
