using Mediator;

namespace Edict.Benchmarks.Baselines;

/// <summary>The same state change behind <c>IMediator.Send</c>: one wallet, without a queue and without a log.</summary>
public sealed class MediatorDepositHandler : ICommandHandler<MediatorDeposit, long>
{
    private long _balance;

    /// <inheritdoc/>
    public ValueTask<long> Handle(MediatorDeposit command, CancellationToken cancellationToken) => new(_balance += command.Amount);
}
