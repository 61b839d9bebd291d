using Edict.Stores;

namespace Edict.EventStore;

/// <summary>The dead letters of an in-memory database.</summary>
internal sealed class InMemoryDeadLetterStore(InMemoryEventStore store, InMemoryDatabase database) : IDeadLetterStore
{
    public ValueTask<bool> AddAsync(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters)
    {
        IReadOnlyList<DeadLetter> storable = SubscriptionArguments.ToStorable(lease, letters);
        store.EnsureOpen();
        return new ValueTask<bool>(database.AddLetters(lease, storable));
    }

    public ValueTask<IReadOnlyList<DeadLetter>> ReadAsync(
        string subscription, StreamKey? stream, long afterPosition, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        store.EnsureOpen(cancellation);
        return new ValueTask<IReadOnlyList<DeadLetter>>(database.Subscriptions.ReadLetters(subscription, stream, afterPosition, limit));
    }

    public ValueTask<IReadOnlyList<StreamKey>> ReadParkedStreamsAsync(string subscription, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        store.EnsureOpen(cancellation);
        return new ValueTask<IReadOnlyList<StreamKey>>(database.Subscriptions.ReadParkedStreams(subscription));
    }

    public ValueTask<long> CountAsync(string subscription, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        store.EnsureOpen(cancellation);
        return new ValueTask<long>(database.Subscriptions.CountLetters(subscription));
    }

    public ValueTask<int> RemoveAsync(string subscription, IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(positions);
        store.EnsureOpen();
        return new ValueTask<int>(database.Subscriptions.RemoveLetters(subscription, positions));
    }
}
