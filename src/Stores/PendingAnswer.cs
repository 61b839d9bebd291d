using System.Threading.Tasks.Sources;

namespace Edict.Stores;

/// <summary>
/// A caller that waits for a store's writer. It is completed by posting, never on the writer's stack, and goes back to its pool when the
/// caller has taken the answer.
/// </summary>
internal abstract class PendingAnswer<TSelf>(PendingPool<TSelf> pool) : IValueTaskSource<AppendResult>
    where TSelf : PendingAnswer<TSelf>
{
    private ManualResetValueTaskSourceCore<AppendResult> _source = new() { RunContinuationsAsynchronously = true };

    /// <summary>What the caller waits for; to be awaited once.</summary>
    protected ValueTask<AppendResult> Answer => new(this, _source.Version);

    protected void SetResult(in AppendResult result) => _source.SetResult(result);

    protected void SetException(Exception exception) => _source.SetException(exception);

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
            pool.Return((TSelf)this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<AppendResult>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<AppendResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
