namespace Edict;

/// <summary>
/// The log as it grows: reading goes on where the end was reached, without a gap and without a repeat. What this process has committed
/// is handed on without being read back. Safe for concurrent use.
/// </summary>
public interface IEventFeed
{
    /// <summary>The position up to which everything is known to be committed, without asking the store; -1 while that is not known.</summary>
    long KnownHead { get; }

    /// <summary>Reads the position of the last event in the store.</summary>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The position; 0 when there are no events.</returns>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellation = default);

    /// <summary>Begins to follow the log. Nothing is read before the follower is asked.</summary>
    /// <param name="fromPosition">
    /// The first position, inclusive: 1 for the start, one more than a checkpoint, or one more than <see cref="ReadHeadAsync"/> for what comes next.
    /// </param>
    /// <param name="filter">Which events; <see langword="null"/> for <see cref="EventFilter.Everything"/>.</param>
    /// <returns>The follower, to be disposed by whoever asked for it.</returns>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    IEventFollower Follow(long fromPosition, EventFilter? filter = null);
}
