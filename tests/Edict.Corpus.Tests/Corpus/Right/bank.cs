using static Edict.Decision;

public sealed record OpenAccount(string AccountId, decimal InitialBalance);
public sealed record Withdraw(string AccountId, decimal Amount);

[Event("account-opened")] public sealed record AccountOpened(string AccountId, decimal InitialBalance);
[Event("money-withdrawn")] public sealed record MoneyWithdrawn(string AccountId, decimal Amount);

[Aggregate("account", Identity = nameof(OpenAccount.AccountId))]
public sealed partial class BankAccount
{
    private bool _open;

    public decimal Balance { get; private set; }

    [Handles] private Decision<AccountOpened> Handle(OpenAccount command) =>
        _open ? Reject("account-already-open") : new AccountOpened(command.AccountId, command.InitialBalance);

    [Handles] private Decision<MoneyWithdrawn> Handle(Withdraw command) =>
        Balance < command.Amount ? Reject("insufficient-funds") : new MoneyWithdrawn(command.AccountId, command.Amount);

    [Applies] private void Apply(AccountOpened e)
    {
        _open = true;
        Balance = e.InitialBalance;
    }

    [Applies] private void Apply(MoneyWithdrawn e) => Balance -= e.Amount;
}

[Application]
public sealed partial class BankApp;

public static class Scenario
{
    public static async Task<string> RunAsync()
    {
        await using BankApp bank = await BankApp.StartAsync(options => options.UseInMemory());
        (await bank.DispatchAsync(new OpenAccount("ACC-1", 100))).EnsureAccepted();
        (await bank.DispatchAsync(new Withdraw("ACC-1", 30))).EnsureAccepted();
        DispatchResult refused = await bank.DispatchAsync(new Withdraw("ACC-1", 300));
        decimal balance = await bank.ReadAsync("ACC-1", (BankAccount account) => account.Balance);
        return refused.Rejection?.Code == "insufficient-funds" && balance == 70 ? "right" : $"{refused}, {balance}";
    }
}
