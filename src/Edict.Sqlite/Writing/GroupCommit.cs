using System.Runtime.InteropServices;
using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite.Writing;

/// <summary>
/// Joins the appends of many callers into one transaction and one fsync. Safe for concurrent use.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    // As many looks in vain, with the processor left to others in between, mean that no caller is about to come.
    private const int LooksInVain = 3;
    private const int MostAppends = 4_096;

    private readonly GroupWriter _writer;
    private readonly WriterThreads _threads;
    private readonly PendingPool<PendingAppend> _pool = new(static pool => new PendingAppend(pool));
    private readonly WriterQueue<PendingAppend> _queue = new();
    private readonly List<PendingAppend> _group = [];
    private readonly Lock _turn = new();
    private int _lastGroup;

    /// <summary>Takes over a connection.</summary>
    internal GroupCommit(Connection connection, SqliteStoreSettings settings, DrainGate gate, EventFeed feed, WriterThreads threads)
    {
        _writer = new GroupWriter(connection, settings, gate, feed);
        _threads = threads;
    }

    /// <summary>Queues an append whose caller has entered the gate; it leaves when the append is answered.</summary>
    internal ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        PendingAppend pending = _pool.Rent();
        ValueTask<AppendResult> answer = pending.Begin(batch);
        Enqueue(pending);
        return answer;
    }

    /// <summary>Queues anything else that writes in the same way.</summary>
    internal ValueTask<AppendResult> EditAsync(Func<AppendTransaction, AppendResult> edit)
    {
        PendingAppend pending = _pool.Rent();
        ValueTask<AppendResult> answer = pending.Begin(edit);
        Enqueue(pending);
        return answer;
    }

    /// <summary>Writes one transaction, on a writer thread; says whether there is more to do.</summary>
    internal bool Run()
    {
        lock (_turn)
        {
            Gather();
            if (_group.Count == 0)
            {
                // The turn before has taken what this one was scheduled for.
                return _queue.IsWokenAtRest();
            }

            if (!_writer.TryWrite(CollectionsMarshal.AsSpan(_group)))
            {
                return true;
            }

            _lastGroup = _group.Count;
            _group.Clear();
        }

        return !_queue.IsEmpty || _queue.IsWokenAtRest();
    }

    /// <summary>Closes the connection; no call is in flight.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _writer.Dispose();
        }
    }

    private void Enqueue(PendingAppend pending)
    {
        if (_queue.Enqueue(pending))
        {
            _threads.Schedule(this);
        }
    }

    // A caller who was alone the last time, and is alone now, is not made to wait for others.
    private void Gather()
    {
        for (int vain = 0; vain < LooksInVain && _group.Count < MostAppends;)
        {
            if (_queue.TryDequeue(out PendingAppend? pending))
            {
                _group.Add(pending);
                vain = 0;
                continue;
            }

            if (_lastGroup + _group.Count <= 2)
            {
                return;
            }

            vain++;
            Thread.Yield();
        }
    }
}
