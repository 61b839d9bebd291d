using Edict.Stores;

namespace Edict.PostgreSql.Writing;

/// <summary>A caller that waits for its append.</summary>
internal sealed class PendingAppend(PendingPool<PendingAppend> pool) : PendingAnswer<PendingAppend>(pool)
{
    private AppendBatch? _batch;

    internal AppendBatch Batch => _batch!;

    /// <summary>Which of the appends of its group that touch one stream it is, from 0.</summary>
    internal int Round { get; set; }

    internal ValueTask<AppendResult> Begin(AppendBatch batch)
    {
        _batch = batch;
        return Answer;
    }

    internal void Complete(in AppendResult result)
    {
        _batch = null;
        SetResult(result);
    }

    internal void Fail(Exception exception)
    {
        _batch = null;
        SetException(exception);
    }
}
