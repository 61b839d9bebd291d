using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Edict.Stores;

/// <summary>What waits for a store's writer, and whether the writer is about to look. Safe for concurrent use.</summary>
internal sealed class WriterQueue<TPending>
{
    private readonly ConcurrentQueue<TPending> _queue = new();
    private int _isScheduled;

    internal bool IsEmpty => _queue.IsEmpty;

    /// <summary>Adds what waits; <see langword="true"/> when the writer rests, and whoever has added schedules it.</summary>
    internal bool Enqueue(TPending pending)
    {
        _queue.Enqueue(pending);
        return Interlocked.Exchange(ref _isScheduled, 1) == 0;
    }

    internal bool TryDequeue([MaybeNullWhen(false)] out TPending pending) => _queue.TryDequeue(out pending);

    /// <summary>The writer goes to rest; <see langword="true"/> when something has come meanwhile, and it goes on after all.</summary>
    internal bool IsWokenAtRest()
    {
        // Whoever adds after this schedules the writer; who added before is seen here.
        Interlocked.Exchange(ref _isScheduled, 0);
        return !_queue.IsEmpty && Interlocked.Exchange(ref _isScheduled, 1) == 0;
    }
}
