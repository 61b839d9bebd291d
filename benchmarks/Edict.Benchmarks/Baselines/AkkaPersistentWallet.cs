using Akka.Actor;
using Akka.Persistence;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Baselines;

/// <summary>A wallet that persists an event, changes state and answers.</summary>
/// <param name="id">The identity under which its events are kept.</param>
public sealed class AkkaPersistentWallet(string id) : UntypedPersistentActor
{
    /// <summary>The sum of all deposits.</summary>
    public long Balance { get; private set; }

    /// <inheritdoc/>
    public override string PersistenceId { get; } = id;

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        if (message is not Deposit deposit)
        {
            Unhandled(message);
            return;
        }

        Persist(new Deposited(deposit.WalletId, deposit.Amount), deposited =>
        {
            Apply(deposited);
            Sender.Tell(WalletReply.Instance);
        });
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        if (message is Deposited deposited)
        {
            Apply(deposited);
        }
    }

    private void Apply(Deposited e) => Balance += e.Amount;
}
