using System.Collections;

namespace Edict;

/// <summary>
/// Some events in the order they were asked for, and where reading goes on. A page may end before its limit, and may even be empty
/// while there is more: a store ends it early when its events grow large, or when it has passed over many that were not wanted.
/// Immutable and safe for concurrent use.
/// </summary>
/// <param name="events">The events.</param>
/// <param name="next">
/// The position, or for a stream the version, with which the next page begins: one beyond the last that was looked at.
/// </param>
/// <param name="isEnd">Whether there was nothing beyond when the page was read.</param>
public sealed class EventPage(IReadOnlyList<RecordedEvent> events, long next, bool isEnd) : IReadOnlyList<RecordedEvent>
{
    /// <summary>
    /// The position, or for a stream the version, with which the next page in the same direction begins. A reader that goes on from
    /// here later misses nothing, whether or not <see cref="IsEnd"/>.
    /// </summary>
    public long Next { get; } = next;

    /// <summary>Whether there was nothing beyond this page when it was read.</summary>
    public bool IsEnd { get; } = isEnd;

    /// <summary>The number of events.</summary>
    public int Count => events.Count;

    /// <summary>An event, from 0 in the order of the page.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public RecordedEvent this[int index] => events[index];

    /// <inheritdoc/>
    public IEnumerator<RecordedEvent> GetEnumerator() => events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
