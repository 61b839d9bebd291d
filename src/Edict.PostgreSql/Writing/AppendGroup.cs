namespace Edict.PostgreSql.Writing;

/// <summary>
/// The appends of one transaction. No two of them touch one stream, so that the server can decide on all at once. Used by one
/// caller at a time.
/// </summary>
internal sealed class AppendGroup
{
    private const int MostAppends = 4_096;
    private const int MostBytes = 8 * 1024 * 1024;

    private readonly List<PendingAppend> _appends = [];
    private readonly HashSet<StreamKey> _streams = [];
    private long _bytes;

    internal List<PendingAppend> Appends => _appends;

    internal bool IsFull => _appends.Count >= MostAppends || _bytes >= MostBytes;

    /// <summary>Takes an append in, unless it touches a stream that another one of the group touches.</summary>
    internal bool TryAdd(PendingAppend pending)
    {
        List<StreamWrite> writes = pending.Batch.Writes;
        foreach (StreamWrite write in writes)
        {
            if (_streams.Contains(write.Stream))
            {
                return false;
            }
        }

        foreach (StreamWrite write in writes)
        {
            _streams.Add(write.Stream);
            foreach (NewEvent added in write.Events)
            {
                _bytes += added.Payload.Length;
            }
        }

        _appends.Add(pending);
        return true;
    }

    internal void Clear()
    {
        _appends.Clear();
        _streams.Clear();
        _bytes = 0;
    }
}
