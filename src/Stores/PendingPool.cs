using System.Collections.Concurrent;

namespace Edict.Stores;

/// <summary>Callers' places, used again. Safe for concurrent use.</summary>
internal sealed class PendingPool<TPending>(Func<PendingPool<TPending>, TPending> create)
{
    private const int MostKept = 1_024;

    private readonly ConcurrentQueue<TPending> _free = new();

    internal TPending Rent() => _free.TryDequeue(out TPending? pending) ? pending : create(this);

    internal void Return(TPending pending)
    {
        if (_free.Count < MostKept)
        {
            _free.Enqueue(pending);
        }
    }
}
