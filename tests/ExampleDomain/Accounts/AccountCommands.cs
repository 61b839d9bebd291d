using Edict;

namespace ExampleDomain;

/// <summary>Opens an account with some money on it.</summary>
[Command("open-account")]
public sealed record OpenAccount(string AccountId, decimal InitialBalance);

/// <summary>Puts money on an account.</summary>
public sealed record Deposit(string AccountId, decimal Amount);

/// <summary>Takes money from an account.</summary>
public sealed record Withdraw(string AccountId, decimal Amount);

/// <summary>Closes an account that is empty.</summary>
[Command("close-account")]
public sealed record CloseAccount(string AccountId);

/// <summary>Pays several amounts out at once, or none of them.</summary>
[Command("withdraw-all")]
public sealed record WithdrawAll(string AccountId, IReadOnlyList<decimal> Amounts);
