using System.Text;
using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>
/// A connection that only reads. Every statement is reset before its page is handed out, so no read transaction outlives a page and
/// none keeps the write-ahead log from being copied back. Used by one thread at a time.
/// </summary>
internal sealed class ReadConnection : IDisposable
{
    private const int RowsBetweenLooksAtCancellation = 256;
    private const int SmallPage = 64;

    private readonly Connection _connection;
    private readonly EventTypeRegistry _types;
    private readonly StreamDirectory _streams;
    private readonly NameCache _names = new();
    private readonly Statement _streamForward;
    private readonly Statement _streamBackward;
    private readonly Statement _allForward;
    private readonly Statement _allBackward;
    private readonly Statement _findCommand;
    private readonly Statement _versionOf;
    private readonly Statement _idOf;
    private readonly Statement _keyOf;

    internal ReadConnection(string path, EventTypeRegistry types, StreamDirectory streams)
    {
        _connection = Connection.Open(path);
        _connection.Execute(Sql.ConfigureReader);
        _types = types;
        _streams = streams;
        _streamForward = _connection.Prepare(Sql.ReadStreamForward);
        _streamBackward = _connection.Prepare(Sql.ReadStreamBackward);
        _allForward = _connection.Prepare(Sql.ReadAllForward);
        _allBackward = _connection.Prepare(Sql.ReadAllBackward);
        _findCommand = _connection.Prepare(Sql.FindCommand);
        _versionOf = _connection.Prepare(Sql.VersionOf);
        _idOf = _connection.Prepare(Sql.StreamIdOf);
        _keyOf = _connection.Prepare(Sql.StreamKeyOf);
    }

    internal IReadOnlyList<RecordedEvent> ReadStream(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        if (!TryFindId(stream, out long id))
        {
            return [];
        }

        Statement read = direction == ReadDirection.Forward ? _streamForward : _streamBackward;
        read.Bind(1, id);
        read.Bind(2, fromVersion);
        read.Bind(3, limit);
        return ReadPage(read, limit, cancellation);
    }

    internal IReadOnlyList<RecordedEvent> ReadAll(long fromPosition, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        Statement read = direction == ReadDirection.Forward ? _allForward : _allBackward;
        read.Bind(1, fromPosition);
        read.Bind(2, limit);
        IReadOnlyList<RecordedEvent> page = ReadPage(read, limit, cancellation);
        RefuseHoles(page, fromPosition, direction);
        return page;
    }

    internal IReadOnlyList<RecordedEvent> FindCommand(StreamKey stream, Guid commandId, CancellationToken cancellation)
    {
        if (!TryFindId(stream, out long id))
        {
            return [];
        }

        _versionOf.Bind(1, id);
        _findCommand.Bind(1, id);
        _findCommand.Bind(2, _versionOf.RunForNumber() - StreamWrite.RepeatWindow);
        _findCommand.Bind(3, commandId);
        try
        {
            if (!_findCommand.Step())
            {
                return [];
            }

            long last = _findCommand.Number(0);
            int index = (int)_findCommand.Number(1);
            return ReadStream(stream, last - index, ReadDirection.Forward, index + 1, cancellation);
        }
        finally
        {
            _findCommand.Reset();
        }
    }

    public void Dispose()
    {
        foreach (Statement statement in
            (ReadOnlySpan<Statement>)[_streamForward, _streamBackward, _allForward, _allBackward, _findCommand, _versionOf, _idOf, _keyOf])
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private static void RefuseHoles(IReadOnlyList<RecordedEvent> page, long fromPosition, ReadDirection direction)
    {
        int step = direction == ReadDirection.Forward ? 1 : -1;
        long expected = direction == ReadDirection.Forward ? Math.Max(1, fromPosition) : 0;
        foreach (RecordedEvent recorded in page)
        {
            if (expected != 0 && recorded.Position != expected)
            {
                throw new EventStoreException(
                    $"The store has a hole: position {expected} is missing, {recorded.Position} is there. Events were deleted by other means; restore a backup.");
            }

            expected = recorded.Position + step;
        }
    }

    private List<RecordedEvent> ReadPage(Statement read, int limit, CancellationToken cancellation)
    {
        List<RecordedEvent> page = new(Math.Min(limit, SmallPage));
        try
        {
            while (read.Step())
            {
                page.Add(ReadRow(read));
                if (page.Count % RowsBetweenLooksAtCancellation == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            read.Reset();
        }

        return page;
    }

    private RecordedEvent ReadRow(Statement row)
    {
        Guid commandId = row.Id(5);
        EventOrigin origin = new(
            commandId,
            row.IsNull(7) ? commandId : row.Id(7),
            row.IsNull(8) ? commandId : row.Id(8),
            Timestamps.FromMicroseconds(row.Number(9)),
            row.IsNull(10) ? Metadata.Empty : MetadataJson.Read(row.Bytes(10)));
        return new RecordedEvent(
            _types, _names.Of(row.Bytes(3)), (int)row.Number(4), row.Bytes(11).ToArray(),
            KeyOf(row.Number(1)), row.Number(2), row.Number(0), (int)row.Number(6), origin);
    }

    private bool TryFindId(StreamKey key, out long id)
    {
        if (_streams.TryGetId(key, out id))
        {
            return true;
        }

        // Such a key would read as another one that holds the replacement character.
        if (!StorableText.IsWellFormed(key.Aggregate) || !StorableText.IsWellFormed(key.Identity))
        {
            return false;
        }

        _idOf.Bind(1, key.Aggregate);
        _idOf.Bind(2, key.Identity);
        id = _idOf.RunForNumber();
        if (id == 0)
        {
            return false;
        }

        _streams.Add(id, key);
        return true;
    }

    private StreamKey KeyOf(long id)
    {
        if (_streams.TryGetKey(id, out StreamKey key))
        {
            return key;
        }

        _keyOf.Bind(1, id);
        try
        {
            if (!_keyOf.Step())
            {
                throw new SqliteStoreException(SqliteFailure.Corrupt, $"Stream {id} has events but no row. Restore a backup.");
            }

            key = new StreamKey(_names.Of(_keyOf.Bytes(0)), Encoding.UTF8.GetString(_keyOf.Bytes(1)));
        }
        finally
        {
            _keyOf.Reset();
        }

        _streams.Add(id, key);
        return key;
    }
}
