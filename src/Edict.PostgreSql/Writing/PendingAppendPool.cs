using System.Collections.Concurrent;

namespace Edict.PostgreSql.Writing;

/// <summary>Callers' places, used again. Safe for concurrent use.</summary>
internal sealed class PendingAppendPool
{
    private const int MostKept = 1_024;

    private readonly ConcurrentQueue<PendingAppend> _free = new();

    internal PendingAppend Rent() => _free.TryDequeue(out PendingAppend? pending) ? pending : new PendingAppend(this);

    internal void Return(PendingAppend pending)
    {
        if (_free.Count < MostKept)
        {
            _free.Enqueue(pending);
        }
    }
}
