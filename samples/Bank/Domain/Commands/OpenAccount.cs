namespace Bank.Domain;

public sealed record OpenAccount(string AccountId, string Holder, decimal InitialBalance) : IAccountCommand;
