using Edict;

namespace ExampleDomain;

/// <summary>An account was opened.</summary>
[Event("account-opened")]
public sealed record AccountOpened(string AccountId, decimal InitialBalance);

/// <summary>Money came in.</summary>
[Event("money-deposited")]
public sealed record MoneyDeposited(string AccountId, decimal Amount);

/// <summary>Money went out.</summary>
[Event("money-withdrawn")]
public sealed record MoneyWithdrawn(string AccountId, decimal Amount);

/// <summary>An account was closed.</summary>
[Event("account-closed")]
public sealed record AccountClosed(string AccountId);
