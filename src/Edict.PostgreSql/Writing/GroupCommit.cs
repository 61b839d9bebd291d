using Edict.Stores;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// Joins the appends of many callers into one transaction: one round trip, one fsync. While one is on its way a second may follow, so
/// that the server never waits for the next under load. It holds neither thread nor connection while there is nothing to write. Safe for
/// concurrent use.
/// </summary>
internal sealed class GroupCommit : IThreadPoolWorkItem
{
    // As many looks in vain, with the processor left to others in between, mean that no caller is about to come.
    private const int LooksInVain = 3;

    // Whoever waits for a busy stream is looked at before each transaction.
    private const int MostPostponed = 4_096;

    // Fewer events wait until the transaction before has ended, and more join them; what is more than enough leaves something for a second.
    private const int WorthFollowing = 128;
    private const int EnoughToLead = 256;

    private readonly PendingPool<PendingAppend> _pool = new(static pool => new PendingAppend(pool));
    private readonly WriterQueue<PendingAppend> _queue = new();
    private List<PendingAppend> _postponed = [];
    private List<PendingAppend> _stillPostponed = [];
    private AppendFlight _next;
    private AppendFlight _other;
    private bool _isOtherFlying;
    private int _lastGroup;

    internal GroupCommit(Func<AppendFlight> create)
    {
        _next = create();
        _other = create();
    }

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
            await GatherAsync(_next.Group).ConfigureAwait(false);
            if (_isOtherFlying && _next.Group.Events < WorthFollowing)
            {
                await LandOtherAsync().ConfigureAwait(false);
                await GatherAsync(_next.Group).ConfigureAwait(false);
            }

            if (_next.Group.Events > 0)
            {
                _lastGroup = _next.Group.Appends.Count;
                _next.Start(_other);
                await LandOtherAsync().ConfigureAwait(false);
                (_next, _other) = (_other, _next);
                _isOtherFlying = true;
            }
        }
        while (_isOtherFlying || _postponed.Count > 0 || !_queue.IsEmpty || _queue.IsWokenAtRest());
    }

    private async ValueTask LandOtherAsync()
    {
        if (_isOtherFlying)
        {
            await _other.LandAsync().ConfigureAwait(false);
            _isOtherFlying = false;
        }
    }

    private async ValueTask GatherAsync(AppendGroup group)
    {
        TakePostponed(group);
        for (int vain = 0; vain < LooksInVain && !IsEnough(group);)
        {
            if (TryTake(group))
            {
                vain = 0;
                continue;
            }

            // A caller who was alone the last time, and is alone now, is not made to wait for others.
            if (_lastGroup + group.Appends.Count <= 2)
            {
                break;
            }

            vain++;
            await Task.Yield();
        }
    }

    private bool IsEnough(AppendGroup group) => group.IsFull || (!_isOtherFlying && group.Events >= EnoughToLead);

    // In their order, so that the first of them is always in the next transaction that its streams are free for.
    private void TakePostponed(AppendGroup group)
    {
        foreach (PendingAppend pending in _postponed)
        {
            pending.Streams.ForEach(static stream => stream.Postponed--);
        }

        foreach (PendingAppend pending in _postponed)
        {
            if (group.IsFull || !group.TryAdd(pending))
            {
                Postpone(pending, _stillPostponed);
            }
        }

        _postponed.Clear();
        (_postponed, _stillPostponed) = (_stillPostponed, _postponed);
    }

    private bool TryTake(AppendGroup group)
    {
        if (_postponed.Count >= MostPostponed || !_queue.TryDequeue(out PendingAppend? pending))
        {
            return false;
        }

        if (!group.TryAdd(pending))
        {
            Postpone(pending, _postponed);
        }

        return true;
    }

    private static void Postpone(PendingAppend pending, List<PendingAppend> postponed)
    {
        pending.Streams.ForEach(static stream => stream.Postponed++);
        postponed.Add(pending);
    }
}
