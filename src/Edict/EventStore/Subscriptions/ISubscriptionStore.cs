using Edict.EventStore;

namespace Edict;

/// <summary>
/// Where each durable subscription stands, and which process may go on with it. Every time in it is the store's own, so that clocks of
/// processes need not agree. Safe for concurrent use.
/// </summary>
/// <remarks>Failures of the store itself are <see cref="EventStoreException"/>s; each call may then be made again.</remarks>
public interface ISubscriptionStore
{
    /// <summary>The longest name of a subscription, in UTF-16 units.</summary>
    const int MaxNameLength = 200;

    /// <summary>The longest time for which a subscription is held without being held again: one day.</summary>
    static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);

    /// <summary>Whether a subscription can have this name: 1 to <see cref="MaxNameLength"/> UTF-16 units, no NUL, no half of a surrogate pair.</summary>
    /// <param name="name">The name; names are compared ordinally.</param>
    static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaxNameLength } && !name.Contains('\0') && !StoredText.HoldsHalfCharacter(name);

    /// <summary>How the processes on the store tell each other of subscriptions; unless a store has something better, not at all, so that who waits looks once a second.</summary>
    ISubscriptionNotices Notices => NoNotices.EachSecond;

    /// <summary>Makes a subscription; one that is there already stays as it is.</summary>
    /// <param name="name">The name; see <see cref="IsName"/>.</param>
    /// <param name="checkpoint">The position up to which it counts as processed: 0 for none, or more.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The checkpoint that it has now.</returns>
    /// <exception cref="ArgumentException">No subscription can have this name, or the checkpoint is below zero.</exception>
    ValueTask<long> CreateAsync(string name, long checkpoint, CancellationToken cancellation = default);

    /// <summary>
    /// Takes those subscriptions that nobody holds, and goes on holding those that are held by this owner, for a time from now. Those that
    /// others hold, and names without a subscription, are passed over.
    /// </summary>
    /// <remarks>
    /// A lease is over at its end, or when it would go on for more than twice its duration, as after a clock was set back; so nobody is locked
    /// out for long, and a clock that is corrected by less than the duration costs nobody the lease.
    /// </remarks>
    /// <param name="owner">Who holds; a new id for each run of an application.</param>
    /// <param name="names">The names; one that occurs twice counts once.</param>
    /// <param name="duration">How long the lease is valid unless it is held again: a millisecond to <see cref="MaxDuration"/>.</param>
    /// <param name="cancellation">Gives up; what was taken by then is held until the end of the lease, unless it is released.</param>
    /// <returns>The leases that the owner has now, in the order of the names; those of others are left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is out of its range.</exception>
    ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation = default);

    /// <summary>Lets subscriptions go at once, so that others need not wait for the end of the lease. What the owner does not hold is passed over.</summary>
    /// <param name="owner">Who holds.</param>
    /// <param name="names">The names.</param>
    ValueTask ReleaseAsync(Guid owner, IReadOnlyList<string> names);

    /// <summary>
    /// Moves a checkpoint, forward or back, unless the lease was released or taken over, or the checkpoint is not where it was thought to be. It
    /// does not look at the time: who was late, but was not replaced, may move.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="from">Where the checkpoint is thought to be.</param>
    /// <param name="to">Where it is put: 0 or more.</param>
    /// <returns>
    /// Whether it was moved; otherwise the lease is lost and nothing was changed. When it is tried again after a failure it may have been moved
    /// the first time; <see cref="HoldAsync"/> tells where it is.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">It would be put below zero.</exception>
    ValueTask<bool> MoveAsync(SubscriptionLease lease, long from, long to);

    /// <summary>Reads how a subscription stands.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How it stands; <see langword="null"/> when there is no such subscription.</returns>
    ValueTask<SubscriptionInfo?> ReadAsync(string name, CancellationToken cancellation = default);

    /// <summary>Reads how all subscriptions stand, in the order of their names' UTF-8 bytes.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SubscriptionInfo>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Removes a subscription with its checkpoint, lease and dead letters; whoever holds it finds that the lease is lost.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(string name);
}
