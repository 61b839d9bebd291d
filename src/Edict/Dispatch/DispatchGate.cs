namespace Edict.Dispatch;

/// <summary>
/// Counts the dispatches that are on their way through middleware, so that stopping waits for them: they may not have reached an
/// aggregate yet. Safe for concurrent use.
/// </summary>
internal sealed class DispatchGate(string application)
{
    private const long Closed = 1L << 62;

    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _state;

    /// <exception cref="ObjectDisposedException">The gate is closed.</exception>
    internal void Enter()
    {
        if (Interlocked.Increment(ref _state) >= Closed)
        {
            Leave();
            throw new ObjectDisposedException(application);
        }
    }

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _state) == Closed)
        {
            _empty.TrySetResult();
        }
    }

    /// <summary>Lets nobody in any more, and completes when all are out. Called once.</summary>
    internal Task CloseAsync()
    {
        if (Interlocked.Add(ref _state, Closed) == Closed)
        {
            _empty.TrySetResult();
        }

        return _empty.Task;
    }
}
