using System.Text;
using System.Text.Json;
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
    private readonly Chain _chain;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _readEvent;
    private readonly Statement _allForward;
    private readonly Statement _allBackward;
    private readonly Statement _headOf;
    private readonly Statement _idOf;
    private readonly Statement _keyOf;

    internal ReadConnection(string path, EventTypeRegistry types, StreamDirectory streams)
    {
        _connection = Connection.Open(path);
        _connection.Execute(Sql.ConfigureReader);
        _types = types;
        _streams = streams;
        _chain = new Chain(_connection);
        _begin = _connection.Prepare(Sql.BeginReading);
        _commit = _connection.Prepare(Sql.Commit);
        _readEvent = _connection.Prepare(Sql.ReadEvent);
        _allForward = _connection.Prepare(Sql.ReadAllForward);
        _allBackward = _connection.Prepare(Sql.ReadAllBackward);
        _headOf = _connection.Prepare(Sql.HeadOf);
        _idOf = _connection.Prepare(Sql.StreamIdOf);
        _keyOf = _connection.Prepare(Sql.StreamKeyOf);
    }

    internal IReadOnlyList<RecordedEvent> ReadStream(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        _begin.Run();
        try
        {
            if (!TryFindHead(stream, out Head head))
            {
                return [];
            }

            bool forward = direction == ReadDirection.Forward;
            long first = forward ? Math.Max(fromVersion, 1) : Math.Clamp(fromVersion, 0, head.Version);
            long last = forward ? Math.Min(head.Version, first > head.Version ? 0 : first + limit - 1) : Math.Max(1, first - limit + 1);
            List<RecordedEvent> page = ReadBackward(head, Math.Max(first, last), forward ? last - first + 1 : first - last + 1, cancellation);
            if (forward)
            {
                page.Reverse();
            }

            return page;
        }
        finally
        {
            EndReading();
        }
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
        _begin.Run();
        try
        {
            if (!TryFindHead(stream, out Head head) || !_chain.FindLast(head.Position, commandId, out Link last))
            {
                return [];
            }

            List<RecordedEvent> found = ReadBackward(head, last.Version, last.CommandIndex + 1, cancellation);
            found.Reverse();
            return found;
        }
        finally
        {
            EndReading();
        }
    }

    public void Dispose()
    {
        foreach (Statement statement in
            (ReadOnlySpan<Statement>)[_begin, _commit, _readEvent, _allForward, _allBackward, _headOf, _idOf, _keyOf])
        {
            statement.Dispose();
        }

        _chain.Dispose();
        _connection.Dispose();
    }

    // Where the disk fails SQLite ends the transaction itself.
    private void EndReading()
    {
        if (_connection.IsInTransaction)
        {
            _commit.Run();
        }
    }

    private static void RefuseHoles(IReadOnlyList<RecordedEvent> page, long fromPosition, ReadDirection direction)
    {
        int step = direction == ReadDirection.Forward ? 1 : -1;
        long expected = direction == ReadDirection.Forward ? Math.Max(1, fromPosition) : 0;
        foreach (RecordedEvent recorded in page)
        {
            if (expected != 0 && recorded.Position != expected)
            {
                throw Chain.MissingAt(expected);
            }

            expected = recorded.Position + step;
        }
    }

    private List<RecordedEvent> ReadBackward(Head head, long fromVersion, long count, CancellationToken cancellation)
    {
        List<RecordedEvent> page = new((int)Math.Clamp(count, 0, SmallPage));
        long position = count > 0 ? _chain.PositionOf(head, fromVersion) : 0;
        while (page.Count < count && position != 0)
        {
            _readEvent.Bind(1, position);
            try
            {
                if (!_readEvent.Step())
                {
                    throw Chain.MissingAt(position);
                }

                page.Add(ReadRow(_readEvent));
                position = _readEvent.Number(12);
            }
            finally
            {
                _readEvent.Reset();
            }

            LookAtCancellation(page.Count, cancellation);
        }

        return page;
    }

    private static void LookAtCancellation(int rows, CancellationToken cancellation)
    {
        if (rows % RowsBetweenLooksAtCancellation == 0)
        {
            cancellation.ThrowIfCancellationRequested();
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
                LookAtCancellation(page.Count, cancellation);
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
            row.IsNull(10) ? Metadata.Empty : ReadMetadata(row));
        return new RecordedEvent(
            _types, _names.Of(row.Bytes(3)), (int)row.Number(4), row.Bytes(11).ToArray(),
            KeyOf(row.Number(1)), row.Number(2), row.Number(0), (int)row.Number(6), origin);
    }

    private static Metadata ReadMetadata(Statement row)
    {
        try
        {
            return MetadataJson.Read(row.Bytes(10));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw SqliteErrors.Damaged($"The metadata of the event at position {row.Number(0)} is no JSON object of texts.");
        }
    }

    private bool TryFindHead(StreamKey stream, out Head head)
    {
        head = default;
        if (!TryFindId(stream, out long id))
        {
            return false;
        }

        _headOf.Bind(1, id);
        try
        {
            if (!_headOf.Step())
            {
                return false;
            }

            head = new Head(_headOf.Number(0), _headOf.Number(1), _headOf.Number(2));
            return true;
        }
        finally
        {
            _headOf.Reset();
        }
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
