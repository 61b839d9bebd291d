using System.Collections.Concurrent;

namespace Edict.Aggregates;

/// <summary>Objects that nobody holds, to be used again by whoever comes next, of whichever instance. Safe for concurrent use.</summary>
/// <param name="create">Makes one more; it is given the pool that takes it back.</param>
internal sealed class IdlePool<TItem>(Func<IdlePool<TItem>, TItem> create)
    where TItem : class
{
    private const int Capacity = 4_096;

    private readonly ConcurrentQueue<TItem> _idle = new();
    private TItem? _last;
    private int _count;

    internal TItem Rent()
    {
        TItem? item = _last;
        if (item is not null && Interlocked.CompareExchange(ref _last, null, item) == item)
        {
            return item;
        }

        if (_idle.TryDequeue(out item))
        {
            Interlocked.Decrement(ref _count);
            return item;
        }

        return create(this);
    }

    internal void Return(TItem item)
    {
        if (_last is null && Interlocked.CompareExchange(ref _last, item, null) is null)
        {
            return;
        }

        if (Interlocked.Increment(ref _count) <= Capacity)
        {
            _idle.Enqueue(item);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
