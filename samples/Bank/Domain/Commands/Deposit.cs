namespace Bank.Domain;

public sealed record Deposit(string AccountId, decimal Amount) : IAccountCommand;
