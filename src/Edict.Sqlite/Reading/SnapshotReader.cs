using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Reads snapshots. Used by one thread at a time, within a transaction.</summary>
internal sealed class SnapshotReader(Connection connection, StreamHeads heads) : IDisposable
{
    private readonly Statement _read = connection.Prepare(Sql.ReadSnapshot);

    internal StateSnapshot? Read(StreamKey stream)
    {
        if (!heads.TryFind(stream, out long id, out _))
        {
            return null;
        }

        _read.Bind(1, id);
        try
        {
            return _read.Step()
                ? new StateSnapshot(
                    stream, _read.Number(0), (int)_read.Number(1), Timestamps.FromMicroseconds(_read.Number(2)), _read.Bytes(3).ToArray())
                : null;
        }
        finally
        {
            _read.Reset();
        }
    }

    public void Dispose() => _read.Dispose();
}
