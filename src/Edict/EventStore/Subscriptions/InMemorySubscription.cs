namespace Edict.EventStore;

/// <summary>One subscription of an in-memory database. Used under its lock.</summary>
internal sealed class InMemorySubscription(string name, long checkpoint, DateTimeOffset now)
{
    private Guid? _owner;
    private DateTimeOffset _until;
    private TimeSpan _duration;
    private long _epoch;
    private DateTimeOffset _movedAt = now;

    internal long Checkpoint { get; private set; } = checkpoint;

    /// <summary>The letters by position.</summary>
    internal SortedList<long, DeadLetter> Letters { get; } = [];

    internal SubscriptionLease? Hold(Guid owner, TimeSpan duration, DateTimeOffset now)
    {
        if (IsFree(now))
        {
            _owner = owner;
            _epoch++;
        }
        else if (_owner != owner)
        {
            return null;
        }

        _until = now + duration;
        _duration = duration;
        return new SubscriptionLease(name, owner, _epoch, Checkpoint);
    }

    internal void Release(Guid owner) => _owner = _owner == owner ? null : _owner;

    internal bool IsHeldBy(SubscriptionLease lease) => _owner == lease.Owner && _epoch == lease.Epoch;

    internal void Move(long to, DateTimeOffset now)
    {
        Checkpoint = to;
        _movedAt = now;
    }

    internal SubscriptionInfo ToInfo(DateTimeOffset now) => new(name, Checkpoint, IsFree(now) ? null : _owner, _epoch, _movedAt);

    // What goes on for longer than it can was taken before the clock was set back.
    private bool IsFree(DateTimeOffset now) => _owner is null || now >= _until || _until - now > 2 * _duration;
}
