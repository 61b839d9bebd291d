using Edict;

namespace Bank.Domain;

[Event("account-closed")]
public sealed record AccountClosed(string AccountId);
