using Bank.Domain;

namespace Bank.Reports;

/// <summary>What is read of an account: a value of its own, for the account itself never leaves its mailbox.</summary>
internal sealed record AccountView(string Holder, AccountStatus Status, decimal Balance)
{
    internal static AccountView Of(BankAccount account) => new(account.Holder, account.Status, account.Balance);
}
