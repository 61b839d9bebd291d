using Edict.Sqlite.Database;
using Edict.Sqlite.Reading;
using Edict.Sqlite.Writing;

namespace Edict.Sqlite;

/// <summary>The store in one SQLite file. Appends wait for a group commit; reads run on the caller's thread.</summary>
internal sealed class SqliteEventStore(SqliteStoreSettings settings, EventStoreContext context) : IEventStore
{
    private readonly DrainGate _gate = new();
    private readonly ReadConnectionPool _readers = new(settings.Path, context.Types);
    private GroupCommit? _writer;

    public EventStoreTraits Traits => new(WantsPayload: true, IsShared: true);

    public ValueTask OpenAsync(CancellationToken cancellation)
    {
        Enter();
        try
        {
            _writer = new GroupCommit(SqliteFile.Open(settings, cancellation), settings, _gate, WriterThreads.Shared);
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
            batch.EnsureSizes(context.MaxEventBytes);
            StorableText.Ensure(batch);
            return Writer.AppendAsync(batch);
        }
        catch
        {
            _gate.Exit();
            throw;
        }
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Read((stream, fromVersion, direction, limit), cancellation, static (connection, page, cancellation) =>
            connection.ReadStream(page.stream, page.fromVersion, page.direction, page.limit, cancellation));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Read((fromPosition, direction, limit), cancellation, static (connection, page, cancellation) =>
            connection.ReadAll(page.fromPosition, page.direction, page.limit, cancellation));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation) =>
        Read((stream, commandId), cancellation, static (connection, command, cancellation) =>
            connection.FindCommand(command.stream, command.commandId, cancellation));

    public async ValueTask DisposeAsync()
    {
        await _gate.CloseAsync().ConfigureAwait(false);
        _readers.Dispose();
        Interlocked.Exchange(ref _writer, null)?.Dispose();
    }

    private GroupCommit Writer => _writer ?? throw new InvalidOperationException("The store is not open.");

    private ValueTask<IReadOnlyList<RecordedEvent>> Read<TPage>(
        TPage page, CancellationToken cancellation, Func<ReadConnection, TPage, CancellationToken, IReadOnlyList<RecordedEvent>> read)
    {
        Enter();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _ = Writer;
            ReadConnection connection = _readers.Rent();
            try
            {
                return new ValueTask<IReadOnlyList<RecordedEvent>>(read(connection, page, cancellation));
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

    private void Enter() => ObjectDisposedException.ThrowIf(!_gate.TryEnter(), this);
}
