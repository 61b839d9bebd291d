using Edict.Sqlite.Database;
using Edict.Sqlite.Reading;
using Edict.Sqlite.ReadModels;
using Edict.Sqlite.Writing;
using Edict.Stores;

namespace Edict.Sqlite;

/// <summary>The store in one SQLite file. Appends wait for a group commit; reads run on the caller's thread.</summary>
internal sealed class SqliteEventStore : IEventStore, IReadModelSource
{
    private readonly SqliteStoreSettings _settings;
    private readonly EventStoreContext _context;
    private readonly DrainGate _gate = new();
    private readonly ReadConnectionPool _readers;
    private readonly FilePoll _poll;
    private readonly EventFeed _feed;
    private GroupCommit? _writer;

    internal SqliteEventStore(SqliteStoreSettings settings, EventStoreContext context)
    {
        _settings = settings;
        _context = context;
        _readers = new ReadConnectionPool(settings.Path, context.Types);
        Streams = new SqliteStreamCatalog(this, settings);
        Snapshots = new SqliteSnapshotStore(this);
        Subscriptions = new SqliteSubscriptionStore(this, settings.FeedPollInterval);
        DeadLetters = new SqliteDeadLetterStore(this);
        _poll = new FilePoll(this, settings.FeedPollInterval);
        _feed = new EventFeed(this, context.Types, _poll);
    }

    public EventStoreTraits Traits => new(WantsPayload: true, IsShared: true);

    public IStreamCatalog Streams { get; }

    public ISnapshotStore Snapshots { get; }

    public ISubscriptionStore Subscriptions { get; }

    public IDeadLetterStore DeadLetters { get; }

    public IEventFeed Feed => _feed;

    public ValueTask OpenAsync(CancellationToken cancellation)
    {
        Enter();
        try
        {
            _writer = new GroupCommit(SqliteFile.Open(_settings, cancellation), _settings, _gate, _feed, WriterThreads.Shared);
        }
        finally
        {
            _gate.Exit();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        Enter();
        try
        {
            batch.EnsureComplete();
            batch.EnsureSizes(_context.MaxEventBytes);
            SqliteErrors.Refuse(StorableText.FindMalformed(batch));
            return Writer.AppendAsync(batch);
        }
        catch
        {
            _gate.Exit();
            throw;
        }
    }

    public ValueTask<EventPage> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Read((stream, fromVersion, direction, limit), cancellation, static (connection, page, cancellation) =>
            connection.Streams.Read(page.stream, page.fromVersion, page.direction, page.limit, cancellation));
    }

    public ValueTask<EventPage> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentNullException.ThrowIfNull(filter);
        return Read((fromPosition, direction, limit, filter), cancellation, static (connection, page, cancellation) =>
            connection.Log.Read(page.fromPosition, page.direction, page.limit, page.filter, cancellation));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation) =>
        Read((stream, commandId), cancellation, static (connection, command, cancellation) =>
            connection.Streams.FindCommand(command.stream, command.commandId, cancellation));

    public ReadModelDatabase CreateReadModelDatabase() => new SqliteReadModelDatabase(_settings.Path, _settings.BusyTimeout);

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _gate.CloseAsync().ConfigureAwait(false);
        _poll.Dispose();
        _readers.Dispose();
        Interlocked.Exchange(ref _writer, null)?.Dispose();
    }

    /// <summary>Reads on the caller's thread, in a transaction of its own.</summary>
    internal ValueTask<TResult> Read<TArgument, TResult>(
        TArgument argument, CancellationToken cancellation, Func<ReadConnection, TArgument, CancellationToken, TResult> read)
    {
        Enter();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _ = Writer;
            ReadConnection connection = _readers.Rent();
            try
            {
                return new ValueTask<TResult>(connection.Read(argument, cancellation, read));
            }
            finally
            {
                _readers.Return(connection);
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Edits streams within the next group commit.</summary>
    internal ValueTask<AppendResult> EditAsync(Func<StreamEditor, AppendResult> edit) => WriteAsync(transaction => edit(transaction.Editor));

    /// <summary>Edits streams so that some events are no longer read.</summary>
    internal async ValueTask<AppendResult> HideAsync(Func<StreamEditor, AppendResult> edit)
    {
        try
        {
            return await EditAsync(edit).ConfigureAwait(false);
        }
        finally
        {
            _feed.Forget();
        }
    }

    /// <summary>Edits what is no stream within the next group commit.</summary>
    internal async ValueTask<TResult> EditAsync<TResult>(Func<AppendTransaction, TResult> edit)
    {
        TResult? result = default;
        await WriteAsync(transaction =>
        {
            result = edit(transaction);
            return default;
        }).ConfigureAwait(false);
        return result!;
    }

    private ValueTask<AppendResult> WriteAsync(Func<AppendTransaction, AppendResult> edit)
    {
        Enter();
        try
        {
            return Writer.EditAsync(edit);
        }
        catch
        {
            _gate.Exit();
            throw;
        }
    }

    private GroupCommit Writer => _writer ?? throw new InvalidOperationException("The store is not open.");

    private void Enter() => ObjectDisposedException.ThrowIf(!_gate.TryEnter(), this);
}
