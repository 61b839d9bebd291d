using Edict;
using static Edict.Decision;

namespace Bank.Domain;

/// <summary>Closing is a procedure of its own, so it has a place of its own; it decides on the account's state all the same.</summary>
[CommandHandler<BankAccount>]
public static partial class CloseAccountHandler
{
    [Handles]
    private static Decision<AccountClosed> Handle(BankAccount account, CloseAccount command)
    {
        if (account.Status == AccountStatus.Closed)
        {
            return null; // it is as it was asked for: nothing happens
        }

        if (account.NotOpen is { } refusal)
        {
            return refusal;
        }

        return account.Balance > 0
            ? Reject("account-not-empty", "Withdraw the balance first.")
            : new AccountClosed(command.AccountId);
    }
}
