using Edict;
using static Edict.Decision;

namespace ExampleDomain;

/// <summary>An account that is never overdrawn: the example of the documents.</summary>
[Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
[StoredState]
public sealed partial class BankAccount
{
    private bool _open;

    /// <summary>The money on the account.</summary>
    public decimal Balance { get; private set; }

    /// <summary>Whether the account has been opened and not yet closed.</summary>
    public bool IsOpen => _open;

    [Handles]
    private Decision<AccountOpened> Handle(OpenAccount command) =>
        _open ? Reject("account-already-open") : new AccountOpened(command.AccountId, command.InitialBalance);

    [Handles]
    private Decision<MoneyDeposited> Handle(Deposit command)
    {
        if (!_open)
        {
            return Reject("account-not-open");
        }

        return command.Amount == 0 ? null : new MoneyDeposited(command.AccountId, command.Amount);
    }

    [Handles]
    private Decision<MoneyWithdrawn> Handle(Withdraw command) =>
        Balance < command.Amount ? Reject("insufficient-funds") : new MoneyWithdrawn(command.AccountId, command.Amount);

    [Handles]
    private Decision Handle(WithdrawAll command) =>
        Balance < command.Amounts.Sum()
            ? Reject("insufficient-funds")
            : [.. command.Amounts.Select(amount => new MoneyWithdrawn(command.AccountId, amount))];

    [Applies]
    private void Apply(AccountOpened e)
    {
        _open = true;
        Balance = e.InitialBalance;
    }

    [Applies]
    private void Apply(MoneyDeposited e) => Balance += e.Amount;

    [Applies]
    private void Apply(MoneyWithdrawn e) => Balance -= e.Amount;

    [Applies]
    private void Apply(AccountClosed e) => _open = false;
}
