using Edict;

namespace Bank.Domain;

[Event("money-deposited")]
public sealed record MoneyDeposited(string AccountId, decimal Amount);
