using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>
/// Somebody who waits until a handler has processed some events, or everything up to a position. One waits; what happens is noted under the lock of
/// <see cref="HandlerWaits"/>.
/// </summary>
internal sealed class EventWait
{
    private readonly HashSet<long> _open;
    private readonly Doorbell _bell;
    private volatile WaitEnd? _end;

    private EventWait(IReadOnlyList<AwaitedEvent> events, IReadOnlyList<long> positions, TimeProvider time)
    {
        Events = events;
        Positions = positions;
        _open = [.. positions];
        _bell = new Doorbell(time);
    }

    /// <summary>The events that are waited for, in order; none where everything up to a position is.</summary>
    internal IReadOnlyList<AwaitedEvent> Events { get; }

    /// <summary>The positions that are waited for, in order; the last one where everything up to it is.</summary>
    internal IReadOnlyList<long> Positions { get; }

    /// <summary>Whether everything before is waited for as well.</summary>
    internal bool IsUpTo => Events.Count == 0;

    internal long First => Positions[0];

    internal long Last => Positions[^1];

    /// <summary>How it ended; <see langword="null"/> while it goes on.</summary>
    internal WaitEnd? End => _end;

    /// <summary>Waits for single events.</summary>
    /// <param name="events">These, in order; at least one.</param>
    /// <param name="time">The clock.</param>
    internal static EventWait ForEvents(IReadOnlyList<AwaitedEvent> events, TimeProvider time) =>
        new(events, [.. events.Select(static awaited => awaited.Position)], time);

    /// <summary>Waits for everything up to a position.</summary>
    internal static EventWait UpTo(long position, TimeProvider time) => new([], [position], time);

    /// <summary>An event is processed.</summary>
    internal void Process(long position)
    {
        if (_open.Remove(position) && _open.Count == 0)
        {
            Finish(WaitEnd.Seen);
        }
    }

    /// <summary>Ends it, unless it has ended already.</summary>
    internal void Finish(WaitEnd end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        Wake();
    }

    /// <summary>Lets whoever waits look again.</summary>
    internal void Wake() => _bell.Ring();

    /// <summary>Waits until it ended, there is something to look at, or the time is over; throws nothing.</summary>
    internal ValueTask SleepAsync(TimeSpan longest, CancellationToken cancellation) => _bell.WaitAsync(longest, cancellation);
}
