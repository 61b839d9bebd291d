using Edict;
using static Edict.Decision;

namespace ExampleDomain;

/// <summary>A decision about an account that does not lie on the account.</summary>
[CommandHandler<BankAccount>]
public static partial class CloseAccountHandler
{
    [Handles]
    private static Decision<AccountClosed> Handle(BankAccount account, CloseAccount command)
    {
        if (!account.IsOpen)
        {
            return Reject("account-not-open");
        }

        return account.Balance != 0
            ? Reject("account-not-empty", $"{account.Balance} is left.")
            : new AccountClosed(command.AccountId);
    }
}
