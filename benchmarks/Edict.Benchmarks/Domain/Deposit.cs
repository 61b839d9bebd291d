namespace Edict.Benchmarks.Domain;

/// <summary>Puts money into a wallet.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="Amount">How much.</param>
public sealed record Deposit(string WalletId, long Amount);
