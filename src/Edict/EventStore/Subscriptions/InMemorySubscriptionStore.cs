using Edict.Stores;

namespace Edict.EventStore;

/// <summary>The subscriptions of an in-memory database, by the clock of one application.</summary>
internal sealed class InMemorySubscriptionStore(InMemoryEventStore store, InMemorySubscriptions subscriptions, TimeProvider time)
    : ISubscriptionStore
{
    public ISubscriptionNotices Notices => subscriptions.Notices;

    public ValueTask<long> CreateAsync(string name, long checkpoint, CancellationToken cancellation)
    {
        SubscriptionArguments.EnsureName(name);
        ArgumentOutOfRangeException.ThrowIfNegative(checkpoint);
        store.EnsureOpen(cancellation);
        return new ValueTask<long>(subscriptions.Create(name, checkpoint, time.GetUtcNow()));
    }

    public ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(names);
        SubscriptionArguments.EnsureDuration(duration);
        store.EnsureOpen(cancellation);
        return new ValueTask<IReadOnlyList<SubscriptionLease>>(subscriptions.Hold(owner, SubscriptionArguments.Names(names), duration, time.GetUtcNow()));
    }

    public ValueTask ReleaseAsync(Guid owner, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        store.EnsureOpen();
        subscriptions.Release(owner, names);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> MoveAsync(SubscriptionLease lease, long from, long to)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        store.EnsureOpen();
        return new ValueTask<bool>(subscriptions.Move(lease, from, to, time.GetUtcNow()));
    }

    public ValueTask<SubscriptionInfo?> ReadAsync(string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        store.EnsureOpen(cancellation);
        return new ValueTask<SubscriptionInfo?>(subscriptions.Read(name, time.GetUtcNow()));
    }

    public ValueTask<IReadOnlyList<SubscriptionInfo>> ListAsync(CancellationToken cancellation)
    {
        store.EnsureOpen(cancellation);
        return new ValueTask<IReadOnlyList<SubscriptionInfo>>(subscriptions.List(time.GetUtcNow()));
    }

    public ValueTask<bool> DeleteAsync(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        store.EnsureOpen();
        return new ValueTask<bool>(subscriptions.Delete(name));
    }
}
