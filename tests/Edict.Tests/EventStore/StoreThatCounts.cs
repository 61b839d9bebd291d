namespace Edict.Tests.EventStore;

/// <summary>A store that counts how often its log is read, and may fail to be.</summary>
internal sealed class StoreThatCounts(IEventStore inner) : IEventStore
{
    internal int Reads { get; private set; }

    internal Exception? Failure { get; set; }

    public EventStoreTraits Traits => inner.Traits;

    public IStreamCatalog Streams => inner.Streams;

    public ISnapshotStore Snapshots => inner.Snapshots;

    public ISubscriptionStore Subscriptions => inner.Subscriptions;

    public IDeadLetterStore DeadLetters => inner.DeadLetters;

    public IEventFeed Feed => inner.Feed;

    public ValueTask OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public ValueTask<AppendResult> AppendAsync(AppendBatch batch) => inner.AppendAsync(batch);

    public ValueTask<EventPage> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation) =>
        inner.ReadStreamAsync(stream, fromVersion, direction, limit, cancellation);

    public ValueTask<EventPage> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation)
    {
        Reads++;
        return Failure is { } failure ? throw failure : inner.ReadAllAsync(fromPosition, direction, limit, filter, cancellation);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation) =>
        inner.FindCommandAsync(stream, commandId, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
