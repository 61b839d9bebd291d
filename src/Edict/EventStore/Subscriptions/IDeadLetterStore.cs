namespace Edict;

/// <summary>The events that subscriptions could not process, by position. The events themselves stay in the log. Safe for concurrent use.</summary>
/// <remarks>
/// Failures of the store itself are <see cref="EventStoreException"/>s; each call may then be made again. The letters of a stream go when it is
/// erased, since errors may quote its events.
/// </remarks>
public interface IDeadLetterStore
{
    /// <summary>Keeps letters; one takes the place of what was kept of its subscription and position.</summary>
    /// <param name="lease">The lease of the subscription whose letters they are; as with a move, its end alone does not count.</param>
    /// <param name="letters">
    /// The letters, all or none, kept as <see cref="DeadLetter.ToStorable"/> gives them. One whose stream is not there, because it was erased
    /// meanwhile, is passed over.
    /// </param>
    /// <returns>Whether they were kept; otherwise the lease is lost.</returns>
    /// <exception cref="ArgumentException">A letter is not of the lease's subscription.</exception>
    ValueTask<bool> AddAsync(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters);

    /// <summary>Reads letters of a subscription in the order of positions.</summary>
    /// <param name="subscription">The name of the subscription.</param>
    /// <param name="stream">Only those of this stream; <see langword="null"/> for all.</param>
    /// <param name="afterPosition">Only those beyond this position; 0 for all.</param>
    /// <param name="limit">The most to read: 1 or more.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<DeadLetter>> ReadAsync(
        string subscription, StreamKey? stream = null, long afterPosition = 0, int limit = 100, CancellationToken cancellation = default);

    /// <summary>
    /// Reads the streams of a subscription whose later events are parked, those with a letter of <see cref="DeadLetterKind.Parking"/> or
    /// <see cref="DeadLetterKind.Parked"/>, in the order in which a catalog lists streams.
    /// </summary>
    /// <param name="subscription">The name of the subscription.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<StreamKey>> ReadParkedStreamsAsync(string subscription, CancellationToken cancellation = default);

    /// <summary>Counts the letters of a subscription, parked ones included.</summary>
    /// <param name="subscription">The name of the subscription.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<long> CountAsync(string subscription, CancellationToken cancellation = default);

    /// <summary>Removes letters.</summary>
    /// <param name="subscription">The name of the subscription.</param>
    /// <param name="positions">Their positions; those that are not there are passed over.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> RemoveAsync(string subscription, IReadOnlyList<long> positions);
}
