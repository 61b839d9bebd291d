using Edict.EventStore;

namespace Edict.Tests.EventHandlers;

/// <summary>An in-memory store whose subscriptions cannot be reached while they are muted.</summary>
internal sealed class MutedSubscriptions : ISubscriptionStore
{
    private ISubscriptionStore? _inner;

    internal volatile bool IsMuted;

    /// <summary>Whether nobody who reads is answered.</summary>
    internal volatile bool HangsReaders;

    /// <summary>Whether nobody who comes from now on finds the dead letters.</summary>
    internal volatile bool LosesLetters;

    /// <summary>Whether it fails by what a driver throws, and no store should.</summary>
    internal bool IsStrange { get; init; }

    public ISubscriptionNotices Notices { get; init; } = ISubscriptionNotices.None(TimeSpan.FromSeconds(1));

    internal IEventStore Over(EventStoreContext context, InMemoryDatabase database)
    {
        InMemoryEventStore store = new(context, database, isShared: true);
        _inner = store.Subscriptions;
        return new StoreWithSubscriptions(store, this);
    }

    public ValueTask<long> CreateAsync(string name, long checkpoint, CancellationToken cancellation = default) =>
        Inner.CreateAsync(name, checkpoint, cancellation);

    public ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation = default) =>
        HoldAsync(Inner, owner, names, duration, cancellation);

    public ValueTask ReleaseAsync(Guid owner, IReadOnlyList<string> names) => Inner.ReleaseAsync(owner, names);

    public ValueTask<bool> MoveAsync(SubscriptionLease lease, long from, long to) => Inner.MoveAsync(lease, from, to);

    public ValueTask<SubscriptionInfo?> ReadAsync(string name, CancellationToken cancellation = default) => ReadAsync(Inner, name, cancellation);

    public ValueTask<IReadOnlyList<SubscriptionInfo>> ListAsync(CancellationToken cancellation = default) => Inner.ListAsync(cancellation);

    public ValueTask<bool> DeleteAsync(string name) => Inner.DeleteAsync(name);

    /// <summary>Until it ends, nobody who wants to hold is answered.</summary>
    internal TaskCompletionSource? Hangs { get; set; }

    private async ValueTask<IReadOnlyList<SubscriptionLease>> HoldAsync(
        ISubscriptionStore inner, Guid owner, IReadOnlyList<string> names, TimeSpan duration, CancellationToken cancellation)
    {
        if (Hangs is { } hangs)
        {
            await hangs.Task.WaitAsync(cancellation);
        }

        return await inner.HoldAsync(owner, names, duration, cancellation);
    }

    private async ValueTask<SubscriptionInfo?> ReadAsync(ISubscriptionStore inner, string name, CancellationToken cancellation)
    {
        if (HangsReaders)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        return await inner.ReadAsync(name, cancellation);
    }

    private ISubscriptionStore Inner => IsMuted ? throw (IsStrange ? new System.Net.Sockets.SocketException() : new EventStoreException("The line is dead.")) : _inner!;

    private sealed class StoreWithSubscriptions(IEventStore store, MutedSubscriptions subscriptions) : IEventStore
    {
        public EventStoreTraits Traits => store.Traits;

        public IStreamCatalog Streams => store.Streams;

        public ISnapshotStore Snapshots => store.Snapshots;

        public ISubscriptionStore Subscriptions => subscriptions;

        public IDeadLetterStore DeadLetters => subscriptions.LosesLetters ? throw new EventStoreException("The line is dead.") : store.DeadLetters;

        public IEventFeed Feed => store.Feed;

        public ValueTask OpenAsync(CancellationToken cancellation) => store.OpenAsync(cancellation);

        public ValueTask<AppendResult> AppendAsync(AppendBatch batch) => store.AppendAsync(batch);

        public ValueTask<EventPage> ReadStreamAsync(
            StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation) =>
            store.ReadStreamAsync(stream, fromVersion, direction, limit, cancellation);

        public ValueTask<EventPage> ReadAllAsync(
            long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation) =>
            store.ReadAllAsync(fromPosition, direction, limit, filter, cancellation);

        public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation) =>
            store.FindCommandAsync(stream, commandId, cancellation);

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
