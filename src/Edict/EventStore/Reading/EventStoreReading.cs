using System.Runtime.CompilerServices;

namespace Edict;

/// <summary>Reads of any length, one page in memory at a time.</summary>
public static class EventStoreReading
{
    private const int PageSize = 4_096;

    /// <summary>Reads all wanted events up to the end that the store has when it is reached.</summary>
    /// <param name="store">The store.</param>
    /// <param name="filter">Which events; <see langword="null"/> for <see cref="EventFilter.Everything"/>.</param>
    /// <param name="fromPosition">The first position, inclusive; <see langword="null"/> begins at the start, or backward at the end.</param>
    /// <param name="direction">Older to newer, or newer to older.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events, read page by page while they are enumerated.</returns>
    public static IAsyncEnumerable<RecordedEvent> EnumerateAllAsync(
        this IEventStore store,
        EventFilter? filter = null,
        long? fromPosition = null,
        ReadDirection direction = ReadDirection.Forward,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        filter ??= EventFilter.Everything;
        return EnumerateAsync(
            fromPosition ?? StartOf(direction),
            (next, given) => store.ReadAllAsync(next, direction, PageSize, filter, given),
            cancellation);
    }

    /// <summary>Reads a stream's events up to the end that it has when that is reached.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">The first version, inclusive; <see langword="null"/> begins at the start, or backward at the end.</param>
    /// <param name="direction">Older to newer, or newer to older.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events, read page by page while they are enumerated; none where there is no such stream.</returns>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    public static IAsyncEnumerable<RecordedEvent> EnumerateStreamAsync(
        this IEventStore store,
        StreamKey stream,
        long? fromVersion = null,
        ReadDirection direction = ReadDirection.Forward,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return EnumerateAsync(
            fromVersion ?? StartOf(direction),
            (next, given) => store.ReadStreamAsync(stream, next, direction, PageSize, given),
            cancellation);
    }

    private static async IAsyncEnumerable<RecordedEvent> EnumerateAsync(
        long next, Func<long, CancellationToken, ValueTask<EventPage>> readPage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        EventPage page;
        do
        {
            page = await readPage(next, cancellation).ConfigureAwait(false);
            foreach (RecordedEvent recorded in page)
            {
                yield return recorded;
            }

            next = page.Next;
        }
        while (!page.IsEnd);
    }

    /// <summary>Reads all wanted events, and goes on with those that are appended, as they come, until it is given up.</summary>
    /// <param name="store">The store.</param>
    /// <param name="fromPosition">The first position, inclusive.</param>
    /// <param name="filter">Which events; <see langword="null"/> for <see cref="EventFilter.Everything"/>.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events in order, none missed and none twice; read page by page while they are enumerated.</returns>
    /// <exception cref="PositionAheadException">The first position lies beyond the end of the store.</exception>
    public static async IAsyncEnumerable<RecordedEvent> FollowAsync(
        this IEventStore store,
        long fromPosition = 1,
        EventFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        using IEventFollower follower = store.Feed.Follow(fromPosition, filter);
        while (true)
        {
            foreach (RecordedEvent recorded in await follower.ReadAsync(PageSize, cancellation).ConfigureAwait(false))
            {
                yield return recorded;
            }
        }
    }

    private static long StartOf(ReadDirection direction) => direction == ReadDirection.Forward ? 1 : long.MaxValue;
}
