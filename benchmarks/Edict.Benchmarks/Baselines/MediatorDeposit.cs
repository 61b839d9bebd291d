using Mediator;

namespace Edict.Benchmarks.Baselines;

/// <summary>The command of the Mediator baseline.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="Amount">How much.</param>
public sealed record MediatorDeposit(string WalletId, long Amount) : ICommand<long>;
