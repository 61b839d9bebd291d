using Edict.EventStore;

namespace Edict;

/// <summary>
/// The feed of any store: whoever follows pulls by position, from the latest events that this process has committed while they are in memory,
/// otherwise from the store. A store of your own makes one, tells it what it has committed, and disposes it. Safe for concurrent use.
/// </summary>
/// <remarks>
/// In memory are at most 16,384 events and 8 MiB of their JSON, none of which everybody who follows has had, and none at all while nobody
/// follows.
/// </remarks>
public sealed class EventFeed : IEventFeed, IDisposable
{
    // So many events are handed over at most while writers may wait for the lock.
    private const int MostTaken = 1_024;

    private readonly IEventStore _store;
    private readonly EventTypeRegistry _types;
    private readonly IFeedSource _source;
    private readonly HeadSignal _head;
    private readonly Lock _gate = new();
    private readonly List<EventFollower> _followers = [];
    private readonly RecentEvents _recent = new();
    private volatile bool _isFollowed;
    private volatile bool _disposed;

    /// <summary>Makes the feed of a store.</summary>
    /// <param name="store">The store, whose log is read where memory does not reach.</param>
    /// <param name="types">The event types of the application.</param>
    /// <param name="source">What the store does for its feed.</param>
    public EventFeed(IEventStore store, EventTypeRegistry types, IFeedSource source)
        : this(store, types, source, new HeadSignal())
    {
    }

    internal EventFeed(IEventStore store, EventTypeRegistry types, IFeedSource source, HeadSignal head)
    {
        _store = store;
        _types = types;
        _source = source;
        _head = head;
    }

    /// <inheritdoc/>
    public long KnownHead => _head.Position;

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellation = default) => _source.ReadHeadAsync(cancellation);

    /// <inheritdoc/>
    public IEventFollower Follow(long fromPosition, EventFilter? filter = null)
    {
        EventFollower follower = new(this, fromPosition, filter ?? EventFilter.Everything);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _followers.Add(follower);
            if (_followers.Count == 1)
            {
                _isFollowed = true;
                _source.Begin(this);
            }
        }

        return follower;
    }

    /// <summary>
    /// Keeps the events of a batch for those who follow, which costs nothing while nobody does. A store calls it in the order of positions, after
    /// a commit and before the batch's caller is answered, and then <see cref="Advance"/>; a batch that it leaves out is read from the store.
    /// </summary>
    /// <param name="batch">The batch, with payloads.</param>
    /// <param name="result">The answer of its caller; nothing is kept of what was not appended.</param>
    public void Publish(AppendBatch batch, in AppendResult result)
    {
        if (!_isFollowed
            || result.Status != AppendStatus.Appended
            || !CommittedBatch.TryRead(batch, result, _types, out List<(RecordedEvent Recorded, int Bytes)>? events))
        {
            return;
        }

        lock (_gate)
        {
            foreach ((RecordedEvent recorded, int bytes) in events)
            {
                _recent.Add(recorded, bytes);
            }
        }
    }

    /// <summary>Everything up to a position is committed, by whomever: those who wait for it go on, on threads of their own.</summary>
    /// <param name="position">The position.</param>
    public void Advance(long position) => _head.Advance(position);

    /// <summary>Takes note of where the store was found to end, which is before what was known when an older one was put in its place.</summary>
    /// <param name="head">The position of the last event.</param>
    /// <param name="knownBefore"><see cref="KnownHead"/> before the store was asked.</param>
    public void Correct(long head, long knownBefore)
    {
        if (head >= knownBefore)
        {
            _head.Advance(head);
            return;
        }

        Forget();
        _head.Set(head);
    }

    /// <summary>Lets go what is in memory. A store calls it before it answers that a stream was archived, truncated or erased.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _recent.Clear();
        }
    }

    /// <summary>Ends all waiting with <see cref="ObjectDisposedException"/>; a store calls it first when it is disposed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            End();
        }

        _head.Wake();
    }

    internal EventPage? TakeRecent(EventFollower follower, int limit)
    {
        RecordedEvent[]? taken;
        lock (_gate)
        {
            if (!_recent.TryTake(follower.Next, Math.Min(limit, MostTaken), out taken))
            {
                return null;
            }

            follower.Next += taken.Length;
            DropWhatEverybodyHad();
        }

        long next = taken[^1].Position + 1;
        return new EventPage(Wanted(taken, follower.Filter), next, isEnd: next > _head.Position);
    }

    internal async ValueTask<EventPage?> ReadStoredAsync(EventFollower follower, int limit, CancellationToken cancellation)
    {
        long next = follower.Next;
        if (next > _head.Position)
        {
            return null;
        }

        EventPage page = await _store.ReadAllAsync(next, ReadDirection.Forward, limit, follower.Filter, cancellation).ConfigureAwait(false);
        if (page.Next == next)
        {
            _head.Set(await _source.ReadHeadAsync(cancellation).ConfigureAwait(false));
            return null;
        }

        _head.Advance(page.Next - 1);
        lock (_gate)
        {
            follower.Next = page.Next;
            DropWhatEverybodyHad();
        }

        return page;
    }

    /// <summary>Waits until there may be something from a position on.</summary>
    internal async ValueTask WaitAsync(long next, CancellationToken cancellation)
    {
        Task growth = _head.Growth;
        ObjectDisposedException.ThrowIf(_disposed, this);
        long known = _head.Position;
        if (next == known + 1 && known >= 0)
        {
            await growth.WaitAsync(cancellation).ConfigureAwait(false);
        }
        else if (next > known)
        {
            long head = await _source.ReadHeadAsync(cancellation).ConfigureAwait(false);
            if (next > head + 1)
            {
                throw new PositionAheadException(next, head);
            }

            _head.Advance(head);
        }
    }

    internal void Leave(EventFollower follower)
    {
        lock (_gate)
        {
            _followers.Remove(follower);
            if (_followers.Count == 0)
            {
                End();
            }
            else
            {
                DropWhatEverybodyHad();
            }
        }
    }

    private void End()
    {
        _recent.Clear();
        if (_isFollowed)
        {
            _isFollowed = false;
            _source.End(this);
        }
    }

    private void DropWhatEverybodyHad()
    {
        if (_recent.Count == 0)
        {
            return;
        }

        long needed = long.MaxValue;
        foreach (EventFollower follower in _followers)
        {
            needed = Math.Min(needed, follower.Next);
        }

        _recent.DropBefore(needed);
    }

    private static IReadOnlyList<RecordedEvent> Wanted(RecordedEvent[] taken, EventFilter filter) => filter == EventFilter.Everything
        ? taken
        : [.. taken.Where(recorded => filter.TakesEvent(recorded.Name) && filter.TakesStream(recorded.Stream))];
}
