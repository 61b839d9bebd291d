using Edict;

namespace Bank.Domain;

[Event("account-opened")]
public sealed record AccountOpened(string AccountId, string Holder, decimal InitialBalance);
