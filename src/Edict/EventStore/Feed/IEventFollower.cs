namespace Edict;

/// <summary>
/// One reader of a feed, which asks for the next page when it is ready for it: however slow it is, nobody waits for it, and nothing is
/// kept for it beyond the feed's bounds. Used by one caller at a time.
/// </summary>
public interface IEventFollower : IDisposable
{
    /// <summary>The position with which the next page begins: all before it were looked at.</summary>
    long Next { get; }

    /// <summary>Reads the next page, and waits for it where the end was reached.</summary>
    /// <param name="limit">The most events to read, 1 or more.</param>
    /// <param name="cancellation">Gives up; the follower can be asked again.</param>
    /// <returns>
    /// The wanted events from <see cref="Next"/> on, in order. <see cref="Next"/> has moved on, also when the page is empty because nothing was
    /// wanted of what was looked at.
    /// </returns>
    /// <exception cref="PositionAheadException"><see cref="Next"/> lies beyond the end of the store.</exception>
    /// <exception cref="EventStoreException">The store failed; the follower has not moved and can be asked again.</exception>
    /// <exception cref="ObjectDisposedException">The follower or the store was disposed.</exception>
    ValueTask<EventPage> ReadAsync(int limit, CancellationToken cancellation = default);
}
