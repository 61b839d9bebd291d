namespace Edict.Subscriptions;

/// <summary>
/// Up to which position everything is done, while what comes later may be done already. Positions are entered in order, by one, into lanes; each lane completes its
/// own in order, on whatever thread it runs. Needs no lock: what is done is reckoned up when somebody asks.
/// </summary>
internal sealed class Progress
{
    private readonly Lane[] _lanes;
    private long _passed;
    private long _done;

    internal Progress(long checkpoint, int lanes)
    {
        _passed = checkpoint;
        _done = checkpoint;
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new Lane { Entered = checkpoint, Reached = checkpoint })];
    }

    /// <summary>The position up to which everything was done, or needed nothing to be done. Never goes back. Safe for concurrent use.</summary>
    internal long Done
    {
        get
        {
            // In this order: whatever lies up to what was passed was entered before.
            long reckoned = Volatile.Read(ref _passed);
            foreach (Lane lane in _lanes)
            {
                long entered = Volatile.Read(ref lane.Entered);
                long reached = Volatile.Read(ref lane.Reached);
                if (reached < entered)
                {
                    reckoned = Math.Min(reckoned, reached);
                }
            }

            return RaiseTo(reckoned);
        }
    }

    /// <summary>Events are given to whoever handles those of a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="first">The first of their positions.</param>
    /// <param name="last">The last of them.</param>
    internal void Enter(int lane, long first, long last)
    {
        Lane entered = _lanes[lane];
        if (Volatile.Read(ref entered.Reached) >= entered.Entered)
        {
            // An idle lane changes nothing by itself, and holds back nothing that lies before its first event.
            Volatile.Write(ref entered.Reached, first - 1);
        }

        Volatile.Write(ref entered.Entered, last);
    }

    /// <summary>The lane begins with an event: all that was given to it before is done.</summary>
    internal void Begin(int lane, long position) => Volatile.Write(ref _lanes[lane].Reached, position - 1);

    /// <summary>The lane has done all that it was given up to a position.</summary>
    internal void Complete(int lane, long position) => Volatile.Write(ref _lanes[lane].Reached, position);

    /// <summary>Whether an event of the lane was given to it and is done, perhaps before earlier ones of other lanes are. Safe for concurrent use.</summary>
    internal bool IsDone(int lane, long position) =>
        Volatile.Read(ref _lanes[lane].Entered) >= position && Volatile.Read(ref _lanes[lane].Reached) >= position;

    /// <summary>Everything up to a position was entered, or nobody wants it.</summary>
    internal void Pass(long position) => Volatile.Write(ref _passed, Math.Max(_passed, position));

    // Two who ask at once may reckon different positions, both rightly: what was done stays done.
    private long RaiseTo(long reckoned)
    {
        long known = Volatile.Read(ref _done);
        while (known < reckoned)
        {
            long found = Interlocked.CompareExchange(ref _done, reckoned, known);
            if (found == known)
            {
                return reckoned;
            }

            known = found;
        }

        return known;
    }

    private sealed class Lane
    {
        /// <summary>The last position that was entered; written by whoever enters.</summary>
        internal long Entered;

        /// <summary>Up to where the lane is done; written by the lane, and while it is idle by whoever enters.</summary>
        internal long Reached;
    }
}
