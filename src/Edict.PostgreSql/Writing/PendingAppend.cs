using System.Threading.Tasks.Sources;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// A caller that waits for its append. It is completed by posting, never on the writer's stack, and goes back to its pool when the
/// caller has taken the answer.
/// </summary>
internal sealed class PendingAppend(PendingAppendPool pool) : IValueTaskSource<AppendResult>
{
    private ManualResetValueTaskSourceCore<AppendResult> _source = new() { RunContinuationsAsynchronously = true };
    private AppendBatch? _batch;

    internal AppendBatch Batch => _batch!;

    /// <summary>Which of the appends of its group that touch one stream it is, from 0.</summary>
    internal int Round { get; set; }

    internal ValueTask<AppendResult> Begin(AppendBatch batch)
    {
        _batch = batch;
        return new ValueTask<AppendResult>(this, _source.Version);
    }

    internal void Complete(in AppendResult result)
    {
        _batch = null;
        _source.SetResult(result);
    }

    internal void Fail(Exception exception)
    {
        _batch = null;
        _source.SetException(exception);
    }

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
