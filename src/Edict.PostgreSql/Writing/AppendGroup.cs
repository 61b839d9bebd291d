namespace Edict.PostgreSql.Writing;

/// <summary>
/// The appends of one transaction, in rounds: no two of one round touch one stream, so that the server can decide on a round at once.
/// Used by one caller at a time.
/// </summary>
internal sealed class AppendGroup
{
    private const int MostAppends = 4_096;
    private const int MostRounds = 32;
    private const int MostBytes = 8 * 1024 * 1024;

    private readonly List<PendingAppend> _appends = [];
    private readonly Dictionary<StreamKey, int> _nextRounds = [];
    private long _bytes;

    internal List<PendingAppend> Appends => _appends;

    internal bool IsFull => _appends.Count >= MostAppends || _bytes >= MostBytes;

    /// <summary>Takes an append in, unless too many others of the group touch one of its streams.</summary>
    internal bool TryAdd(PendingAppend pending)
    {
        List<StreamWrite> writes = pending.Batch.Writes;
        int round = 0;
        foreach (StreamWrite write in writes)
        {
            round = Math.Max(round, _nextRounds.GetValueOrDefault(write.Stream));
        }

        if (round == MostRounds)
        {
            return false;
        }

        pending.Round = round;
        foreach (StreamWrite write in writes)
        {
            _nextRounds[write.Stream] = round + 1;
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
        _nextRounds.Clear();
        _bytes = 0;
    }
}
