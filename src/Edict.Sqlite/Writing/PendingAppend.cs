using System.Threading.Tasks.Sources;

namespace Edict.Sqlite.Writing;

/// <summary>
/// A caller that waits for its append, or for its edit of a stream. It is completed by posting, never on the writer's stack, and goes back to its pool when the
/// caller has taken the answer.
/// </summary>
internal sealed class PendingAppend(PendingAppendPool pool) : IValueTaskSource<AppendResult>
{
    private ManualResetValueTaskSourceCore<AppendResult> _source = new() { RunContinuationsAsynchronously = true };
    private AppendBatch? _batch;
    private AppendResult _result;
    private Func<StreamEditor, AppendResult>? _edit;
    private Exception? _refusal;

    internal ValueTask<AppendResult> Begin(AppendBatch batch)
    {
        _batch = batch;
        _edit = null;
        return new ValueTask<AppendResult>(this, _source.Version);
    }

    internal ValueTask<AppendResult> Begin(Func<StreamEditor, AppendResult> edit)
    {
        _edit = edit;
        return new ValueTask<AppendResult>(this, _source.Version);
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
            Decide(_edit is { } edit ? edit(transaction.Editor) : transaction.Append(_batch!));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            _refusal = exception;
        }
    }

    internal void Complete()
    {
        _batch = null;
        if (_refusal is { } refusal)
        {
            _refusal = null;
            _source.SetException(refusal);
            return;
        }

        _source.SetResult(_result);
    }

    internal void Fail(Exception exception)
    {
        _batch = null;
        _refusal = null;
        _source.SetException(exception);
    }

    private static bool IsRefusal(Exception exception) =>
        exception is StreamClosedException or StreamKindException or UnknownStreamException or ArgumentOutOfRangeException;

    AppendResult IValueTaskSource<AppendResult>.GetResult(short token)
    {
        // Who asks too early, or a second time, must not give away a place in which by then another caller may wait.
        if (_source.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The answer is not there yet. Await it once.");
        }

        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _source.Reset();
            pool.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<AppendResult>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<AppendResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
