namespace Edict.Stores;

/// <summary>Counts calls in flight, so that closing lets them end and refuses later ones. Safe for concurrent use.</summary>
internal sealed class DrainGate
{
    private const int Closed = 1 << 30;

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    internal bool TryEnter()
    {
        if ((Interlocked.Increment(ref _state) & Closed) == 0)
        {
            return true;
        }

        Exit();
        return false;
    }

    internal void Exit()
    {
        if (Interlocked.Decrement(ref _state) == Closed)
        {
            _drained.TrySetResult();
        }
    }

    /// <summary>Refuses new calls; ends when the last call in flight has ended.</summary>
    internal Task CloseAsync()
    {
        if ((Interlocked.Or(ref _state, Closed) & ~Closed) == 0)
        {
            _drained.TrySetResult();
        }

        return _drained.Task;
    }
}
