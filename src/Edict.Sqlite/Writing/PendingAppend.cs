using Edict.Stores;

namespace Edict.Sqlite.Writing;

/// <summary>A caller that waits for its append, or for its edit of something else.</summary>
internal sealed class PendingAppend(PendingPool<PendingAppend> pool) : PendingAnswer<PendingAppend>(pool)
{
    private AppendBatch? _batch;
    private AppendResult _result;
    private Func<AppendTransaction, AppendResult>? _edit;
    private Exception? _refusal;

    internal ValueTask<AppendResult> Begin(AppendBatch batch)
    {
        _batch = batch;
        _edit = null;
        return Answer;
    }

    internal ValueTask<AppendResult> Begin(Func<AppendTransaction, AppendResult> edit)
    {
        _edit = edit;
        return Answer;
    }

    /// <summary>Notes an answer that holds once the transaction is durable.</summary>
    internal void Decide(in AppendResult result)
    {
        _result = result;
        _refusal = null;
    }

    /// <summary>
    /// Writes within the open transaction and notes the answer, which holds once that is durable. What is refused before anything of it
    /// was written concerns this caller alone.
    /// </summary>
    internal void Write(AppendTransaction transaction)
    {
        try
        {
            Decide(_edit is { } edit ? edit(transaction) : transaction.Append(_batch!));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            _refusal = exception;
        }
    }

    /// <summary>Hands what was stored to those who follow, once it is durable.</summary>
    internal void Publish(EventFeed feed)
    {
        if (_refusal is null && _batch is { } batch)
        {
            feed.Publish(batch, _result);
        }
    }

    internal void Complete()
    {
        _batch = null;
        if (_refusal is { } refusal)
        {
            _refusal = null;
            SetException(refusal);
            return;
        }

        SetResult(_result);
    }

    internal void Fail(Exception exception)
    {
        _batch = null;
        _refusal = null;
        SetException(exception);
    }

    private static bool IsRefusal(Exception exception) =>
        exception is StreamClosedException or StreamKindException or UnknownStreamException or ArgumentOutOfRangeException;
}
