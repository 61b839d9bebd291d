namespace Edict.Aggregates;

/// <summary>
/// Takes a snapshot in the mailbox, where nothing else changes the state; it is written behind the mailbox's back, and only when all that
/// it rests on is durable.
/// </summary>
internal sealed class SnapshotOperation(SnapshotKeeper keeper) : Operation
{
    private StateSnapshot? _taken;

    internal override bool CanRide(Mailbox mailbox) => true;

    internal override ValueTask RunAsync(Mailbox mailbox)
    {
        AggregateInstance instance = mailbox.Instance;
        Guid lastEvent = mailbox.IsFlying ? mailbox.Pipeline.LastEvent : instance.Snapshots!.LastEvent;
        _taken = instance.IsLive
            ? mailbox.Read((object state) => keeper.Take(instance.Stream, state, instance.DecidedVersion, lastEvent))
            : null;
        if (_taken is null)
        {
            instance.Snapshots!.GiveUp(instance.Version);
        }
        else if (mailbox.IsFlying)
        {
            mailbox.Pipeline.Board(this);
        }
        else
        {
            Land(mailbox);
        }

        return default;
    }

    internal override void Land(Mailbox mailbox) => mailbox.Instance.Snapshots!.Write(_taken!, keeper);

    internal override void TakeBack(Mailbox mailbox) => _taken = null;
}
