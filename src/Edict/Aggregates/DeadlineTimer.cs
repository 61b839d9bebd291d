namespace Edict.Aggregates;

/// <summary>
/// All deadlines of an application on one coarse timer; a cancellation source per call would cost as much as the call. The timer
/// runs only while something waits. A deadline fires up to two ticks late, never early. Safe for concurrent use.
/// </summary>
internal sealed class DeadlineTimer : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly DeadlineWheel[] _wheels;
    private readonly ITimer _timer;
    private readonly Lock _startStop = new();
    private bool _isRunning;

    internal DeadlineTimer(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _wheels = new DeadlineWheel[Environment.ProcessorCount];
        for (int index = 0; index < _wheels.Length; index++)
        {
            _wheels[index] = new DeadlineWheel();
        }

        // The timer must not keep the context of whoever starts the application.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static timer => ((DeadlineTimer)timer!).Turn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private long NowTick => _time.GetElapsedTime(_origin).Ticks / Tick.Ticks;

    /// <summary>Lets an entry expire after a time, unless it is removed before.</summary>
    internal void Add(DeadlineEntry entry, TimeSpan timeout)
    {
        entry.HasFired = false;
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            entry.Wheel = null;
            return;
        }

        long ticks = timeout.Ticks / Tick.Ticks;
        _wheels[Environment.CurrentManagedThreadId % _wheels.Length].Add(entry, NowTick + ticks + 2);
        if (!Volatile.Read(ref _isRunning))
        {
            Start();
        }
    }

    /// <summary>Forgets an entry.</summary>
    /// <returns>False when it has fired, so that the timer may still be about to expire it.</returns>
    internal bool Remove(DeadlineEntry entry) => entry.Wheel?.Remove(entry) ?? true;

    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        long now = NowTick;
        foreach (DeadlineWheel wheel in _wheels)
        {
            for (DeadlineEntry? entry = wheel.TakeDue(now), later; entry is not null; entry = later)
            {
                later = entry.Later;
                entry.Later = null;
                entry.Expire();
            }
        }

        StopWhenEmpty();
    }

    private void Start()
    {
        lock (_startStop)
        {
            if (!_isRunning)
            {
                Volatile.Write(ref _isRunning, true);
                _timer.Change(Tick, Tick);
            }
        }
    }

    private void StopWhenEmpty()
    {
        if (!IsEmpty)
        {
            return;
        }

        lock (_startStop)
        {
            // Whoever adds after this sees that the timer stands; whoever added before is seen here.
            Volatile.Write(ref _isRunning, false);
            Interlocked.MemoryBarrier();
            if (IsEmpty)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Volatile.Write(ref _isRunning, true);
            }
        }
    }

    private bool IsEmpty => Array.TrueForAll(_wheels, static wheel => wheel.IsEmpty);
}
