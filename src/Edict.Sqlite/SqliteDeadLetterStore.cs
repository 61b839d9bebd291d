using Edict.Stores;

namespace Edict.Sqlite;

/// <summary>The dead letters in a SQLite file.</summary>
internal sealed class SqliteDeadLetterStore(SqliteEventStore store) : IDeadLetterStore
{
    public ValueTask<bool> AddAsync(SubscriptionLease lease, IReadOnlyList<DeadLetter> letters)
    {
        IReadOnlyList<DeadLetter> storable = SubscriptionArguments.ToStorable(lease, letters);
        return store.EditAsync(transaction => ISubscriptionStore.IsName(lease.Name) && transaction.DeadLetters.Add(lease, storable));
    }

    public ValueTask<IReadOnlyList<DeadLetter>> ReadAsync(
        string subscription, StreamKey? stream, long afterPosition, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return store.Read((subscription, stream, afterPosition, limit), cancellation, static (connection, page, _) =>
            ISubscriptionStore.IsName(page.subscription) && (page.stream is not { } key || StorableText.FindMalformed(key) is null)
                ? connection.DeadLetters.Read(page.subscription, page.stream, page.afterPosition, page.limit)
                : []);
    }

    public ValueTask<IReadOnlyList<StreamKey>> ReadParkedStreamsAsync(string subscription, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return store.Read(subscription, cancellation, static (connection, name, _) =>
            ISubscriptionStore.IsName(name) ? connection.DeadLetters.ReadParkedStreams(name) : []);
    }

    public ValueTask<long> CountAsync(string subscription, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return store.Read(subscription, cancellation, static (connection, name, _) =>
            ISubscriptionStore.IsName(name) ? connection.DeadLetters.Count(name) : 0);
    }

    public ValueTask<int> RemoveAsync(string subscription, IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(positions);
        return store.EditAsync(transaction => ISubscriptionStore.IsName(subscription) ? transaction.DeadLetters.Remove(subscription, positions) : 0);
    }
}
