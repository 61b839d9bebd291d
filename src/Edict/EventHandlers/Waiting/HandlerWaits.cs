namespace Edict.EventHandlers;

/// <summary>
/// Those who wait for one handler, told by its lanes as events are processed, in whatever order that happens. Safe for concurrent use.
/// </summary>
internal sealed class HandlerWaits
{
    private readonly Lock _gate = new();
    private readonly HashSet<EventWait> _all = [];
    private readonly WaitIndex _events = new();
    private readonly WaitIndex _upTo = new();
    private volatile bool _isAny;
    private long _done;
    private long _lastGivenUp;

    /// <summary>Whether somebody waits. A lane asks after it has noted what is done, and then need not tell.</summary>
    internal bool IsAny => _isAny;

    /// <summary>The position beyond which no event went to the dead letters in this process.</summary>
    internal long LastGivenUp => Volatile.Read(ref _lastGivenUp);

    /// <summary>How many wait.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _all.Count;
            }
        }
    }

    /// <summary>Begins to tell somebody; what was done before, they find out by looking at the session afterwards.</summary>
    internal void Add(EventWait wait)
    {
        lock (_gate)
        {
            _all.Add(wait);
            (wait.IsUpTo ? _upTo : _events).Add(wait);
            _isAny = true;
        }

        // Lanes look for who waits without a fence of their own; this one, on the rare side, stands for theirs.
        Interlocked.MemoryBarrierProcessWide();
    }

    internal void Remove(EventWait wait)
    {
        lock (_gate)
        {
            _all.Remove(wait);
            (wait.IsUpTo ? _upTo : _events).Remove(wait);
            _isAny = _all.Count > 0;
        }
    }

    /// <summary>Handling begins, perhaps anew, with everything up to a position done.</summary>
    internal void Begin(long done)
    {
        lock (_gate)
        {
            _done = done;
        }

        Wake();
    }

    /// <summary>Events are processed.</summary>
    internal void Process(ReadOnlySpan<RecordedEvent> events)
    {
        lock (_gate)
        {
            foreach (RecordedEvent recorded in events)
            {
                Process(recorded.Position);
            }
        }
    }

    /// <summary>Everything up to a position is processed, or nobody wants it.</summary>
    internal void Advance(long done)
    {
        lock (_gate)
        {
            if (done <= _done)
            {
                return;
            }

            foreach (long position in _events.Between(_done, done))
            {
                Process(position);
            }

            foreach (EventWait wait in _upTo.Between(_done, done).SelectMany(_upTo.Take))
            {
                wait.Finish(WaitEnd.Seen);
            }

            _done = done;
        }
    }

    /// <summary>An event went to the dead letters.</summary>
    internal void GiveUp(long position, UnseenReason reason)
    {
        lock (_gate)
        {
            Volatile.Write(ref _lastGivenUp, Math.Max(_lastGivenUp, position));
            foreach (EventWait wait in _events.Take(position).Concat(_upTo.Take(position)))
            {
                wait.Finish(new WaitEnd(reason));
            }
        }
    }

    /// <summary>Takes into account what of a wait is done already.</summary>
    internal void Look(EventWait wait, HandlerSession session)
    {
        // Not under the lock: to find its lane an event may have to be read, and its key to be asked of the handler.
        AwaitedEvent[] done = [.. wait.Events.Where(session.IsDone)];
        bool isThere = wait.IsUpTo && session.Done >= wait.Last;
        lock (_gate)
        {
            if (isThere)
            {
                wait.Finish(WaitEnd.Seen);
            }

            foreach (AwaitedEvent awaited in done)
            {
                wait.Process(awaited.Position);
            }
        }
    }

    /// <summary>Something has changed that everybody who waits has to look at.</summary>
    internal void Wake()
    {
        if (!_isAny)
        {
            return;
        }

        lock (_gate)
        {
            foreach (EventWait wait in _all)
            {
                wait.Wake();
            }
        }
    }

    private void Process(long position)
    {
        foreach (EventWait wait in _events.Take(position))
        {
            wait.Process(position);
        }
    }
}
