namespace Bank.Domain;

public sealed record CloseAccount(string AccountId) : IAccountCommand;
