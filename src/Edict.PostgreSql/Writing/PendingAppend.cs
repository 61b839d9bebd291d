using Edict.Stores;

namespace Edict.PostgreSql.Writing;

/// <summary>A caller that waits for its append.</summary>
internal sealed class PendingAppend(PendingPool<PendingAppend> pool) : PendingAnswer<PendingAppend>(pool)
{
    private AppendBatch? _batch;

    internal AppendBatch Batch => _batch!;

    /// <summary>Which of the appends of its group that touch one stream it is, from 0.</summary>
    internal int Round { get; set; }

    /// <summary>The stream of each write, once a writer has found them.</summary>
    internal List<TrackedStream> Streams { get; } = [];

    internal ValueTask<AppendResult> Begin(AppendBatch batch)
    {
        _batch = batch;
        return Answer;
    }

    /// <summary>Its events have been stored as expected; gives the version that the stream of the last write has now.</summary>
    internal long Advance()
    {
        long version = 0;
        for (int write = 0; write < Streams.Count; write++)
        {
            version = Streams[write].Advance(Batch.Writes[write].Events.Count);
        }

        return version;
    }

    internal int CountEvents()
    {
        int count = 0;
        foreach (StreamWrite write in Batch.Writes)
        {
            count += write.Events.Count;
        }

        return count;
    }

    internal void Complete(in AppendResult result)
    {
        Forget();
        SetResult(result);
    }

    internal void Fail(Exception exception)
    {
        Forget();
        SetException(exception);
    }

    private void Forget()
    {
        _batch = null;
        Streams.Clear();
    }
}
