using Edict.EventStore;

namespace Edict.Tests.Handwritten;

/// <summary>An in-memory store in whose way a test can step: it may wait, fail, or let others write first.</summary>
internal sealed class ScriptedStore(EventStoreContext context, InMemoryDatabase database, EventStoreTraits traits) : IEventStore
{
    private readonly InMemoryEventStore _inner = new(context, database, traits.IsShared);
    private ScriptedSnapshots? _snapshots;
    private int _appends;
    private int _disposals;
    private int _looks;

    public EventStoreTraits Traits => traits;

    public IStreamCatalog Streams => _inner.Streams;

    ISnapshotStore IEventStore.Snapshots => Snapshots;

    public ISubscriptionStore Subscriptions => _inner.Subscriptions;

    public IDeadLetterStore DeadLetters => _inner.DeadLetters;

    public IEventFeed Feed => _inner.Feed;

    /// <summary>The snapshots, in whose way a test can step, too.</summary>
    internal ScriptedSnapshots Snapshots => LazyInitializer.EnsureInitialized(ref _snapshots, () => new ScriptedSnapshots(_inner.Snapshots));

    /// <summary>Called with the number of the append, from 1, before it is done.</summary>
    internal Func<int, AppendBatch, Task>? BeforeAppend { get; set; }

    /// <summary>Called before a page is read.</summary>
    internal Func<StreamKey, long, Task>? BeforeRead { get; set; }

    /// <summary>Where each read of a stream began.</summary>
    internal List<long> Reads { get; } = [];

    internal int Appends => _appends;

    internal int Disposals => _disposals;

    /// <summary>How often a command was looked for.</summary>
    internal int Looks => _looks;

    public ValueTask OpenAsync(CancellationToken cancellation) => _inner.OpenAsync(cancellation);

    public ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        int number = Interlocked.Increment(ref _appends);
        Task before = BeforeAppend?.Invoke(number, batch) ?? Task.CompletedTask;
        return before.IsCompletedSuccessfully ? _inner.AppendAsync(batch) : AppendLaterAsync(before, batch);
    }

    public ValueTask<EventPage> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        lock (Reads)
        {
            Reads.Add(fromVersion);
        }

        Task before = BeforeRead?.Invoke(stream, fromVersion) ?? Task.CompletedTask;
        return before.IsCompletedSuccessfully
            ? _inner.ReadStreamAsync(stream, fromVersion, direction, limit, cancellation)
            : ReadLaterAsync(before, stream, fromVersion, direction, limit, cancellation);
    }

    public ValueTask<EventPage> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation) =>
        _inner.ReadAllAsync(fromPosition, direction, limit, filter, cancellation);

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _looks);
        return _inner.FindCommandAsync(stream, commandId, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Interlocked.Increment(ref _disposals);
        return _inner.DisposeAsync();
    }

    /// <summary>Writes behind the application's back; a command that is named once only.</summary>
    internal async Task WriteElsewhereAsync(string identity, Guid? commandId = null, params object[] events)
    {
        StreamWrite write = new()
        {
            Stream = new StreamKey("account", identity),
            Expected = ExpectedVersion.Any,
            CommandId = commandId ?? Guid.NewGuid(),
            CausationId = default,
            CorrelationId = default,
            Timestamp = DateTimeOffset.UnixEpoch,
            MayBeRepeat = commandId is not null,
        };
        foreach (object @event in events)
        {
            EventType type = context.Types.Find(@event);
            write.Events.Add(new NewEvent(type, @event, type.ToJson(@event)));
        }

        AppendBatch batch = new();
        batch.Writes.Add(write);
        Assert.NotEqual(AppendStatus.Conflict, (await _inner.AppendAsync(batch)).Status);
    }

    private async ValueTask<AppendResult> AppendLaterAsync(Task before, AppendBatch batch)
    {
        await before;
        return await _inner.AppendAsync(batch);
    }

    private async ValueTask<EventPage> ReadLaterAsync(
        Task before, StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        await before;
        return await _inner.ReadStreamAsync(stream, fromVersion, direction, limit, cancellation);
    }
}
