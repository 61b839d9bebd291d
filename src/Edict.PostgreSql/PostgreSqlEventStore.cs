using Edict.PostgreSql.Database;
using Edict.PostgreSql.Feed;
using Edict.PostgreSql.Reading;
using Edict.PostgreSql.Writing;
using Edict.Stores;
using Npgsql;

namespace Edict.PostgreSql;

/// <summary>The store in one schema of a PostgreSQL database. Appends wait for a group commit; each read is a statement of its own.</summary>
internal sealed class PostgreSqlEventStore : IEventStore, IReadModelSource
{
    private readonly PostgreSqlStoreSettings _settings;
    private readonly EventStoreContext _context;
    private readonly Sql _sql;
    private readonly Connections _connections;
    private readonly EventReader _reader;
    private readonly PostgreSqlFeedSource _feedSource;
    private readonly EventFeed _feed;
    private readonly DrainGate _gate = new();
    private GroupCommit? _writer;

    internal PostgreSqlEventStore(PostgreSqlStoreSettings settings, EventStoreContext context)
    {
        _settings = settings;
        _context = context;
        _sql = new Sql(settings.Schema);
        _connections = new Connections(settings);
        _reader = new EventReader(settings, _connections, _sql, context.Types);
        ServerEdits edits = new(settings, _connections);
        SubscriptionSql subscriptionSql = new(settings.Schema);
        Streams = new PostgreSqlStreamCatalog(this, settings, new StreamEditor(edits, _sql));
        Snapshots = new PostgreSqlSnapshotStore(this, edits, _sql);
        _feedSource = new PostgreSqlFeedSource(this, settings, _connections, _sql);
        Subscriptions = new PostgreSqlSubscriptionStore(this, edits, subscriptionSql, _feedSource.Notices);
        DeadLetters = new PostgreSqlDeadLetterStore(this, edits, subscriptionSql);
        _feed = new EventFeed(this, context.Types, _feedSource);
    }

    public EventStoreTraits Traits => new(WantsPayload: true, IsShared: true);

    public IStreamCatalog Streams { get; }

    public ISnapshotStore Snapshots { get; }

    public ISubscriptionStore Subscriptions { get; }

    public IDeadLetterStore DeadLetters { get; }

    public IEventFeed Feed => _feed;

    public async ValueTask OpenAsync(CancellationToken cancellation)
    {
        Enter();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            long lastPosition = await OpenWithPatienceAsync(cancellation).ConfigureAwait(false);
            WriterMemory memory = new(lastPosition);
            CommittedEvents committed = new(_feed, _feedSource);
            _writer = new GroupCommit(() => new AppendFlight(
                new GroupWriter(_settings, _connections, _sql, _gate, committed, memory),
                new AppendGroup(memory, new KnownAppend(_sql, _settings.Payload, _connections.Prepares))));
        }
        finally
        {
            _gate.Exit();
        }
    }

    public ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        Enter();
        try
        {
            batch.EnsureComplete();
            batch.EnsureSizes(_context.MaxEventBytes);
            EnsureStorable(batch);
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
        return ReadAsync(
            (reader, session) => reader.Streams.ReadAsync(stream, fromVersion, direction, limit, session), cancellation);
    }

    public ValueTask<EventPage> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentNullException.ThrowIfNull(filter);
        return ReadAsync((reader, session) => reader.Log.ReadAsync(fromPosition, direction, limit, filter, session), cancellation);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation) =>
        ReadAsync((reader, session) => reader.Streams.FindCommandAsync(stream, commandId, session), cancellation);

    public ReadModelDatabase CreateReadModelDatabase() => _connections.CreateReadModelDatabase();

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _gate.CloseAsync().ConfigureAwait(false);
        await _feedSource.DisposeAsync().ConfigureAwait(false);
        await _connections.DisposeAsync().ConfigureAwait(false);
    }

    private GroupCommit Writer => _writer ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Reads on a connection of its own.</summary>
    internal async ValueTask<TResult> ReadAsync<TResult>(
        Func<EventReader, ReadSession, ValueTask<TResult>> read, CancellationToken cancellation)
    {
        Enter();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _ = Writer;
            return await _reader.ReadAsync(read, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Runs what changes anything but the end of the log.</summary>
    internal async ValueTask<TResult> EditAsync<TResult>(Func<ValueTask<TResult>> edit)
    {
        Enter();
        try
        {
            _ = Writer;
            return await edit().ConfigureAwait(false);
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Lets the feed forget what it has: some of it is no longer read.</summary>
    internal void ForgetRecent() => _feed.Forget();

    private async ValueTask<long> OpenWithPatienceAsync(CancellationToken cancellation)
    {
        Patience patience = new(_settings.StartTimeout);
        while (true)
        {
            try
            {
                await new SchemaGuard(_settings, _connections).MakeOrCheckAsync(cancellation).ConfigureAwait(false);
                return await ReadLastPositionAsync(cancellation).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                PostgreSqlStoreException failure = PostgreSqlErrors.For(exception);
                if (!PostgreSqlErrors.IsPassing(exception) || !await patience.TryGoOnAsync(cancellation).ConfigureAwait(false))
                {
                    throw failure;
                }

                _settings.OnStartRetry?.Invoke(failure);
            }
        }
    }

    private async ValueTask<long> ReadLastPositionAsync(CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await _connections.OpenAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = new(_sql.LastPosition, connection);
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static void EnsureStorable(AppendBatch batch)
    {
        if (StorableText.FindMalformed(batch) is { } malformed)
        {
            throw new PostgreSqlStoreException(PostgreSqlFailure.Unstorable, malformed);
        }
    }

    private void Enter() => ObjectDisposedException.ThrowIf(!_gate.TryEnter(), this);
}
