using Edict.Stores;

namespace Edict.Sqlite;

/// <summary>The subscriptions in a SQLite file.</summary>
/// <remarks>A name that no subscription can have would be taken for another one that holds the replacement character.</remarks>
internal sealed class SqliteSubscriptionStore(SqliteEventStore store, TimeSpan lookInterval) : ISubscriptionStore
{
    // SQLite tells no other process of anything.
    public ISubscriptionNotices Notices { get; } = ISubscriptionNotices.None(lookInterval);

    public ValueTask<long> CreateAsync(string name, long checkpoint, CancellationToken cancellation)
    {
        SubscriptionArguments.EnsureName(name);
        ArgumentOutOfRangeException.ThrowIfNegative(checkpoint);
        cancellation.ThrowIfCancellationRequested();
        return store.EditAsync(transaction => transaction.Subscriptions.Create(name, checkpoint));
    }

    public ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(names);
        SubscriptionArguments.EnsureDuration(duration);
        cancellation.ThrowIfCancellationRequested();
        return store.EditAsync(transaction => transaction.Subscriptions.Hold(owner, SubscriptionArguments.Names(names), duration));
    }

    public async ValueTask ReleaseAsync(Guid owner, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        await store.EditAsync(transaction => transaction.Subscriptions.Release(owner, SubscriptionArguments.Names(names))).ConfigureAwait(false);
    }

    public ValueTask<bool> MoveAsync(SubscriptionLease lease, long from, long to)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        return store.EditAsync(transaction => ISubscriptionStore.IsName(lease.Name) && transaction.Subscriptions.Move(lease, from, to));
    }

    public ValueTask<SubscriptionInfo?> ReadAsync(string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        return store.Read(name, cancellation, static (connection, name, _) =>
            ISubscriptionStore.IsName(name) ? connection.Subscriptions.Read(name) : null);
    }

    public ValueTask<IReadOnlyList<SubscriptionInfo>> ListAsync(CancellationToken cancellation) =>
        store.Read(0, cancellation, static (connection, _, _) => connection.Subscriptions.List());

    public ValueTask<bool> DeleteAsync(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return store.EditAsync(transaction => ISubscriptionStore.IsName(name) && transaction.Subscriptions.Delete(name));
    }
}
