namespace Edict.Benchmarks.Domain;

/// <summary>Puts money into a wallet whose state is kept now and then.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="Amount">How much.</param>
public sealed record Save(string WalletId, long Amount);
