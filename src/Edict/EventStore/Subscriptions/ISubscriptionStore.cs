namespace Edict;

/// <summary>
/// Where each durable subscription stands, and which process may go on with it. Every time in it is the store's own, so that clocks of
/// processes need not agree. Safe for concurrent use.
/// </summary>
/// <remarks>Failures of the store itself are <see cref="EventStoreException"/>s; each call may then be made again.</remarks>
public interface ISubscriptionStore
{
    /// <summary>The longest name of a subscription, in characters.</summary>
    const int MaxNameLength = 200;

    /// <summary>Makes a subscription; one that is there already stays as it is.</summary>
    /// <param name="name">The name: 1 to <see cref="MaxNameLength"/> characters without NUL or lone surrogates, compared ordinally.</param>
    /// <param name="checkpoint">The position up to which it counts as processed: 0 for none, or more.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The checkpoint that it has now.</returns>
    /// <exception cref="ArgumentException">The name cannot be stored.</exception>
    ValueTask<long> CreateAsync(string name, long checkpoint, CancellationToken cancellation = default);

    /// <summary>
    /// Takes those subscriptions that nobody holds, and goes on holding those that are held by this owner, for a time from now. One that has
    /// no row is passed over.
    /// </summary>
    /// <param name="owner">Who holds; a new id for each run of an application.</param>
    /// <param name="names">The names.</param>
    /// <param name="duration">How long the lease is valid unless it is held again: more than zero, at most one day.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The leases that the owner has now, in the order of the names; those of others are left out.</returns>
    ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation = default);

    /// <summary>Lets subscriptions go at once, so that others need not wait for the end of the lease. What the owner does not hold is passed over.</summary>
    /// <param name="owner">Who holds.</param>
    /// <param name="names">The names.</param>
    ValueTask ReleaseAsync(Guid owner, IReadOnlyList<string> names);

    /// <summary>
    /// Moves a checkpoint, forward or back, unless the lease was taken over by another, or the checkpoint is not where it was thought to be. It does not look
    /// at the time: who was late, but was not replaced, may move.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="from">Where the checkpoint is thought to be.</param>
    /// <param name="to">Where it is put: 0 or more.</param>
    /// <returns>Whether it was moved; otherwise the lease is lost and nothing was changed.</returns>
    ValueTask<bool> MoveAsync(SubscriptionLease lease, long from, long to);

    /// <summary>Reads how a subscription stands.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How it stands; <see langword="null"/> when there is no such subscription.</returns>
    ValueTask<SubscriptionInfo?> ReadAsync(string name, CancellationToken cancellation = default);

    /// <summary>Reads how all subscriptions stand, in the ordinal order of their names.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SubscriptionInfo>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Removes a subscription with its checkpoint, lease and dead letters; whoever holds it finds that the lease is lost.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(string name);
}
