using Edict;

namespace Bank.Domain;

[Event("money-withdrawn")]
public sealed record MoneyWithdrawn(string AccountId, decimal Amount);
