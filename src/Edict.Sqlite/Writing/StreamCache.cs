using Edict.Sqlite.Database;

namespace Edict.Sqlite.Writing;

/// <summary>
/// The ids and versions of streams that were written lately. Versions hold until another connection commits, ids for ever. Used on
/// one thread at a time, within the write transaction.
/// </summary>
internal sealed class StreamCache : IDisposable
{
    // About 10 MB; a larger working set pays two look-ups in indexes per stream.
    private const int Capacity = 50_000;

    private readonly Dictionary<StreamKey, CachedStream> _streams = [];
    private readonly Connection _connection;
    private readonly Statement _find;
    private readonly Statement _versionOf;
    private readonly Statement _add;
    private readonly Statement _dataVersion;
    private long _lastDataVersion;
    private long _epoch;

    internal StreamCache(Connection connection)
    {
        _connection = connection;
        _find = connection.Prepare(Sql.FindStream);
        _versionOf = connection.Prepare(Sql.VersionOf);
        _add = connection.Prepare(Sql.AddStream);
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

    internal CachedStream Find(StreamKey key)
    {
        if (!_streams.TryGetValue(key, out CachedStream? stream))
        {
            stream = Read(key);
            _streams.Add(key, stream);
        }
        else if (stream.Epoch != _epoch)
        {
            Refresh(key, stream);
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

    public void Dispose()
    {
        _find.Dispose();
        _versionOf.Dispose();
        _add.Dispose();
        _dataVersion.Dispose();
    }

    private CachedStream Read(StreamKey key)
    {
        CachedStream stream = new() { Epoch = _epoch };
        _find.Bind(1, key.Aggregate);
        _find.Bind(2, key.Identity);
        try
        {
            if (_find.Step())
            {
                stream.Id = _find.Number(0);
                stream.Version = _find.Number(1);
            }
        }
        finally
        {
            _find.Reset();
        }

        return stream;
    }

    private void Refresh(StreamKey key, CachedStream stream)
    {
        if (stream.Id == 0)
        {
            CachedStream found = Read(key);
            stream.Id = found.Id;
            stream.Version = found.Version;
        }
        else
        {
            _versionOf.Bind(1, stream.Id);
            stream.Version = _versionOf.RunForNumber();
        }

        stream.Epoch = _epoch;
    }
}
