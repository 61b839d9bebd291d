using Edict.Sqlite.Database;

namespace Edict.Sqlite.Writing;

/// <summary>
/// The ids and versions of streams that were written lately. What is known holds until another connection commits. Used on
/// one thread at a time, within the write transaction.
/// </summary>
internal sealed class StreamCache : IDisposable
{
    // About 10 MB; a larger working set pays two look-ups in indexes per stream.
    private const int Capacity = 50_000;

    private readonly Dictionary<StreamKey, CachedStream> _streams = [];
    private readonly Connection _connection;
    private readonly Statement _idOf;
    private readonly Statement _headOf;
    private readonly Statement _add;
    private readonly Statement _addHead;
    private readonly Statement _moveHead;
    private readonly Statement _dataVersion;
    private long _lastDataVersion;
    private long _epoch;

    internal StreamCache(Connection connection)
    {
        _connection = connection;
        _idOf = connection.Prepare(Sql.StreamIdOf);
        _headOf = connection.Prepare(Sql.HeadOf);
        _add = connection.Prepare(Sql.AddStream);
        _addHead = connection.Prepare(Sql.AddHead);
        _moveHead = connection.Prepare(Sql.MoveHead);
        _dataVersion = connection.Prepare(Sql.DataVersion);
        _lastDataVersion = _dataVersion.RunForNumber();
    }

    /// <summary>Begins a transaction; says whether another connection has committed since the last one.</summary>
    internal bool Begin()
    {
        if (_streams.Count > Capacity)
        {
            _streams.Clear();
        }

        long dataVersion = _dataVersion.RunForNumber();
        bool isChanged = dataVersion != _lastDataVersion;
        if (isChanged)
        {
            _lastDataVersion = dataVersion;
            _epoch++;
        }

        return isChanged;
    }

    /// <summary>Forgets everything: a transaction was rolled back, and what it had added with it.</summary>
    internal void Clear() => _streams.Clear();

    /// <summary>Forgets a stream that was edited.</summary>
    internal void Forget(StreamKey key) => _streams.Remove(key);

    internal CachedStream Find(StreamKey key)
    {
        if (!_streams.TryGetValue(key, out CachedStream? stream))
        {
            stream = new CachedStream();
            Read(key, stream);
            _streams.Add(key, stream);
        }
        else if (stream.Epoch != _epoch)
        {
            Read(key, stream);
        }

        return stream;
    }

    /// <summary>Gives a new stream its row.</summary>
    internal void Add(StreamKey key, CachedStream stream)
    {
        _add.Bind(1, key.Aggregate);
        _add.Bind(2, key.Identity);
        _add.Run();
        stream.Id = _connection.LastInsertRowId;
    }

    /// <summary>Stores where the stream ends now.</summary>
    internal void MoveHead(CachedStream stream, bool isNew)
    {
        Statement move = isNew ? _addHead : _moveHead;
        move.Bind(1, stream.Id);
        move.Bind(2, stream.Version);
        move.Bind(3, stream.Position);
        move.Bind(4, stream.Landmark);
        move.Run();
    }

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[_idOf, _headOf, _add, _addHead, _moveHead, _dataVersion])
        {
            statement.Dispose();
        }
    }

    // A stream that was erased has lost its id, and perhaps has another by now.
    private void Read(StreamKey key, CachedStream stream)
    {
        stream.Epoch = _epoch;
        if (stream.Id != 0 && TryReadHead(stream))
        {
            return;
        }

        stream.Version = 0;
        stream.Position = 0;
        stream.Landmark = 0;
        stream.State = StreamState.Live;
        stream.IsList = false;
        _idOf.Bind(1, key.Aggregate);
        _idOf.Bind(2, key.Identity);
        stream.Id = _idOf.RunForNumber();
        if (stream.Id != 0)
        {
            TryReadHead(stream);
        }
    }

    private bool TryReadHead(CachedStream stream)
    {
        if (!Head.TryRead(_headOf, stream.Id, out Head head))
        {
            return false;
        }

        stream.Version = head.Version;
        stream.Position = head.Position;
        stream.Landmark = head.Landmark;
        stream.State = head.State;
        stream.IsList = head.IsList;
        return true;
    }
}
