namespace Edict.Subscriptions;

/// <summary>
/// Up to which position everything is done, while what comes later may be done already. Positions are entered in order, by one, and completed in any order, by
/// several. Safe for concurrent use.
/// </summary>
internal sealed class Progress
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _open = new();
    private readonly HashSet<long> _doneAhead = [];
    private long _passed;
    private long _done;

    internal Progress(long checkpoint)
    {
        _passed = checkpoint;
        _done = checkpoint;
    }

    /// <summary>The position up to which everything was done, or needed nothing to be done.</summary>
    internal long Done => Volatile.Read(ref _done);

    /// <summary>An event is given to whoever handles it.</summary>
    internal void Enter(long position)
    {
        lock (_gate)
        {
            _open.Enqueue(position);
            _passed = position;
        }
    }

    /// <summary>An event is done.</summary>
    internal void Complete(long position)
    {
        lock (_gate)
        {
            if (_open.Peek() != position)
            {
                _doneAhead.Add(position);
                return;
            }

            _open.Dequeue();
            while (_open.TryPeek(out long next) && _doneAhead.Remove(next))
            {
                _open.Dequeue();
            }

            MoveOn();
        }
    }

    /// <summary>Everything up to a position was entered, or nobody wants it.</summary>
    internal void Pass(long position)
    {
        lock (_gate)
        {
            _passed = Math.Max(_passed, position);
            MoveOn();
        }
    }

    private void MoveOn() => Volatile.Write(ref _done, _open.TryPeek(out long first) ? first - 1 : _passed);
}
