using Edict.Stores;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// Joins the appends of many callers into one transaction: one round trip, one fsync. It holds neither thread nor connection while
/// there is nothing to write. Safe for concurrent use.
/// </summary>
internal sealed class GroupCommit(GroupWriter writer) : IThreadPoolWorkItem
{
    // As many looks in vain, with the processor left to others in between, mean that no caller is about to come.
    private const int LooksInVain = 3;

    // Whoever waits for a busy stream is looked at before each transaction.
    private const int MostPostponed = 4_096;

    private readonly PendingPool<PendingAppend> _pool = new(static pool => new PendingAppend(pool));
    private readonly WriterQueue<PendingAppend> _queue = new();
    private readonly AppendGroup _group = new();
    private List<PendingAppend> _postponed = [];
    private List<PendingAppend> _stillPostponed = [];
    private int _lastGroup;

    /// <summary>Queues an append whose caller has entered the gate; it leaves when the append is answered.</summary>
    internal ValueTask<AppendResult> AppendAsync(AppendBatch batch)
    {
        PendingAppend pending = _pool.Rent();
        ValueTask<AppendResult> answer = pending.Begin(batch);
        if (_queue.Enqueue(pending))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return answer;
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        do
        {
            TakePostponed();
            for (int vain = 0; vain < LooksInVain && !_group.IsFull;)
            {
                if (TryTake())
                {
                    vain = 0;
                    continue;
                }

                // A caller who was alone the last time, and is alone now, is not made to wait for others.
                if (_lastGroup + _group.Appends.Count <= 2)
                {
                    break;
                }

                vain++;
                await Task.Yield();
            }

            await writer.WriteAsync(_group.Appends).ConfigureAwait(false);
            _lastGroup = _group.Appends.Count;
            _group.Clear();
        }
        while (_postponed.Count > 0 || !_queue.IsEmpty || _queue.IsWokenAtRest());
    }

    // In their order, so that the first of them is always in the next transaction.
    private void TakePostponed()
    {
        foreach (PendingAppend pending in _postponed)
        {
            if (_group.IsFull || !_group.TryAdd(pending))
            {
                _stillPostponed.Add(pending);
            }
        }

        _postponed.Clear();
        (_postponed, _stillPostponed) = (_stillPostponed, _postponed);
    }

    private bool TryTake()
    {
        if (_postponed.Count >= MostPostponed || !_queue.TryDequeue(out PendingAppend? pending))
        {
            return false;
        }

        if (!_group.TryAdd(pending))
        {
            _postponed.Add(pending);
        }

        return true;
    }
}
