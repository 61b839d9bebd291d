namespace Bank.Domain;

public sealed record Withdraw(string AccountId, decimal Amount) : IAccountCommand;
