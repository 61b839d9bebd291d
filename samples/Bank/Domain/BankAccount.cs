using Edict;
using static Edict.Decision;

namespace Bank.Domain;

[Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
public sealed partial class BankAccount
{
    public AccountStatus Status { get; private set; }

    public string Holder { get; private set; } = "";

    public decimal Balance { get; private set; }

    /// <summary>Why the account takes no orders, or <see langword="null"/> when it is open.</summary>
    internal Rejection? NotOpen => Status switch
    {
        AccountStatus.Open => null,
        AccountStatus.Closed => Reject("account-closed", "The account was closed."),
        _ => Reject("account-not-open", "There is no such account."),
    };

    [Handles]
    private Decision<AccountOpened> Handle(OpenAccount command)
    {
        if (Status == AccountStatus.Open)
        {
            return Reject("account-already-open", "There is such an account already.");
        }

        if (Status == AccountStatus.Closed)
        {
            return Reject("account-closed", "A closed account is not opened again.");
        }

        return Money.IsBalance(command.InitialBalance)
            ? new AccountOpened(command.AccountId, command.Holder, command.InitialBalance)
            : InvalidAmount;
    }

    [Handles]
    private Decision<MoneyDeposited> Handle(Deposit command)
    {
        if (NotOpen is { } refusal)
        {
            return refusal;
        }

        return Money.IsAmount(command.Amount) ? new MoneyDeposited(command.AccountId, command.Amount) : InvalidAmount;
    }

    [Handles]
    private Decision<MoneyWithdrawn> Handle(Withdraw command)
    {
        if (NotOpen is { } refusal)
        {
            return refusal;
        }

        if (!Money.IsAmount(command.Amount))
        {
            return InvalidAmount;
        }

        return Balance < command.Amount
            ? Reject("insufficient-funds", "The balance does not cover the amount.")
            : new MoneyWithdrawn(command.AccountId, command.Amount);
    }

    [Applies]
    private void Apply(AccountOpened e)
    {
        Status = AccountStatus.Open;
        Holder = e.Holder;
        Balance = e.InitialBalance;
    }

    [Applies]
    private void Apply(MoneyDeposited e) => Balance += e.Amount;

    [Applies]
    private void Apply(MoneyWithdrawn e) => Balance -= e.Amount;

    [Applies]
    private void Apply(AccountClosed e) => Status = AccountStatus.Closed;

    private static Rejection InvalidAmount => Reject("invalid-amount", "Amounts are in whole cents, and neither negative nor too large.");
}
