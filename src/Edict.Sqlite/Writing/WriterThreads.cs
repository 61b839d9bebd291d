using System.Collections.Concurrent;

namespace Edict.Sqlite.Writing;

/// <summary>
/// A few threads that all stores of the process share, as they share the thread pool: a commit blocks its thread for the time of an
/// fsync, which would starve the callers if it happened on theirs. Safe for concurrent use.
/// </summary>
internal sealed class WriterThreads(int most)
{
    internal static WriterThreads Shared { get; } = new(Math.Clamp(Environment.ProcessorCount, 2, 8));

    private readonly ConcurrentQueue<GroupCommit> _ready = new();
    private readonly SemaphoreSlim _signal = new(0);
    private int _started;
    private int _idle;

    /// <summary>Gives a store that has something to write its turn.</summary>
    internal void Schedule(GroupCommit store)
    {
        _ready.Enqueue(store);
        if (_ready.Count > Volatile.Read(ref _idle))
        {
            StartOneMore();
        }

        _signal.Release();
    }

    private void StartOneMore()
    {
        if (Volatile.Read(ref _started) >= most)
        {
            return;
        }

        if (Interlocked.Increment(ref _started) > most)
        {
            Interlocked.Decrement(ref _started);
            return;
        }

        new Thread(TakeTurns) { IsBackground = true, Name = "Edict SQLite writer" }.UnsafeStart();
    }

    private void TakeTurns()
    {
        while (true)
        {
            Interlocked.Increment(ref _idle);
            _signal.Wait();
            Interlocked.Decrement(ref _idle);
            if (_ready.TryDequeue(out GroupCommit? store))
            {
                Serve(store);
            }
        }
    }

    // A store goes on with the same thread until it has nothing left to write or another store waits for its turn.
    private void Serve(GroupCommit store)
    {
        while (store.Run())
        {
            if (!_ready.IsEmpty)
            {
                Schedule(store);
                return;
            }
        }
    }
}
