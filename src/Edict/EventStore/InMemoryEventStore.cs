using System.Runtime.CompilerServices;

namespace Edict.EventStore;

/// <summary>The store over an in-memory database; every call completes before it returns.</summary>
internal sealed class InMemoryEventStore : IEventStore, IFeedSource
{
    private readonly EventStoreContext _context;
    private readonly InMemoryDatabase _database;
    private readonly EventFeed _feed;
    private volatile bool _disposed;

    internal InMemoryEventStore(EventStoreContext context, InMemoryDatabase database, bool isShared)
    {
        _context = context;
        _database = database;
        Traits = new EventStoreTraits(WantsPayload: database.RoundTrip, IsShared: isShared);
        Streams = new InMemoryStreamCatalog(this, database);
        Snapshots = new InMemorySnapshotStore(this, database);
        Subscriptions = new InMemorySubscriptionStore(this, database.Subscriptions, context.Time);
        DeadLetters = new InMemoryDeadLetterStore(this, database);
        _feed = new EventFeed(this, context.Types, this, database.Head);
    }

    public EventStoreTraits Traits { get; }

    public IStreamCatalog Streams { get; }

    public ISnapshotStore Snapshots { get; }

    public ISubscriptionStore Subscriptions { get; }

    public IDeadLetterStore DeadLetters { get; }

    public IEventFeed Feed => _feed;

    public ValueTask OpenAsync(CancellationToken cancellation)
    {
        EnsureOpen(cancellation);
        return ValueTask.CompletedTask;
    }

    public ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_database.RoundTrip || !batch.IsCompleteAndImmutable)
        {
            return new ValueTask<AppendResult>(AppendCopies(batch));
        }

        return new ValueTask<AppendResult>(_database.Append(batch, contents: []));
    }

    /// <summary>
    /// Appends one write to a known stream, unless something stands against it: a conflict, a possible repeat, an event that can change.
    /// Who is refused appends in the ordinary way.
    /// </summary>
    internal bool TryAppend(StreamWrite write, InMemoryStream stream, out long version, out long position)
    {
        if (!_disposed && write.IsCompleteAndImmutable)
        {
            return _database.TryAppend(write, stream, out version, out position);
        }

        version = position = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AppendResult AppendCopies(AppendBatch batch)
    {
        batch.EnsureComplete();
        if (_database.RoundTrip)
        {
            EnsureReadable(batch);
        }

        return _database.Append(batch, _database.ContentsOf(batch));
    }

    public ValueTask<EventPage> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        EnsureReadable(limit, cancellation);
        return new ValueTask<EventPage>(_database.ReadStream(stream, fromVersion, direction, limit, _context.Types));
    }

    public ValueTask<EventPage> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        EnsureReadable(limit, cancellation);
        return new ValueTask<EventPage>(_database.ReadAll(fromPosition, direction, limit, filter, _context.Types));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation)
    {
        EnsureOpen(cancellation);
        return new ValueTask<IReadOnlyList<RecordedEvent>>(_database.FindCommand(stream, commandId, _context.Types));
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        _feed.Dispose();
        return ValueTask.CompletedTask;
    }

    ValueTask<long> IFeedSource.ReadHeadAsync(CancellationToken cancellation)
    {
        EnsureOpen(cancellation);
        return new ValueTask<long>(_database.Head.Position);
    }

    // Who shares the database wakes those who follow it.
    void IFeedSource.Begin(EventFeed feed)
    {
    }

    void IFeedSource.End(EventFeed feed)
    {
    }

    internal void EnsureOpen(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellation.ThrowIfCancellationRequested();
    }

    private void EnsureReadable(int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        EnsureOpen(cancellation);
    }

    // What cannot be read back must fail the command that writes it, not the reader that comes by later.
    private void EnsureReadable(AppendBatch batch)
    {
        batch.EnsureSizes(_context.MaxEventBytes);
        foreach (StreamWrite write in batch.Writes)
        {
            foreach (NewEvent added in write.Events)
            {
                added.Type.Read(added.Payload.Span);
            }
        }
    }
}
