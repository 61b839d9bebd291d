namespace Edict.Benchmarks.Domain;

/// <summary>Money was put into a wallet.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="Amount">How much.</param>
[Event("deposited")]
public sealed record Deposited(string WalletId, long Amount);
