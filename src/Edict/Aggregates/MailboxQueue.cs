namespace Edict.Aggregates;

/// <summary>
/// The state of a mailbox and its waiting operations in one atomic word: null is idle and empty, one marker is busy and empty, an
/// operation is busy with a stack of waiting ones, one marker is flying (free, while events are on their way to the store) and empty, and
/// another is stopped.
/// </summary>
internal struct MailboxQueue
{
    private static readonly Operation Busy = new MarkerOperation();
    private static readonly Operation Flying = new MarkerOperation();
    private static readonly Operation Stopped = new MarkerOperation();

    private Operation? _head;
    private int _waiting;

    /// <summary>From idle to busy; the caller then owns the instance.</summary>
    internal bool TryEnter() => Interlocked.CompareExchange(ref _head, Busy, null) is null;

    /// <summary>From busy and empty to idle; fails when something waits, which the owner must then see to.</summary>
    internal bool TryLeave() => ReferenceEquals(Interlocked.CompareExchange(ref _head, null, Busy), Busy);

    /// <summary>From busy and empty to flying; fails when something waits, which the owner must then see to.</summary>
    internal bool TryFly() => ReferenceEquals(Interlocked.CompareExchange(ref _head, Flying, Busy), Busy);

    /// <summary>From flying to busy; the caller then owns the instance.</summary>
    internal bool TryTakeOver() => ReferenceEquals(Interlocked.CompareExchange(ref _head, Busy, Flying), Flying);

    /// <summary>From idle to stopped, for ever.</summary>
    internal bool TryStop() => Interlocked.CompareExchange(ref _head, Stopped, null) is null;

    /// <summary>Adds an operation; where the mailbox is idle, or flying, the caller becomes its owner instead, and the operation is not added.</summary>
    internal PushOutcome Push(Operation operation, int capacity)
    {
        if (Interlocked.Increment(ref _waiting) > capacity)
        {
            Interlocked.Decrement(ref _waiting);
            return ReferenceEquals(Volatile.Read(ref _head), Stopped) ? PushOutcome.Stopped : PushOutcome.Full;
        }

        PushOutcome outcome = Link(operation);
        if (outcome != PushOutcome.Queued)
        {
            Interlocked.Decrement(ref _waiting);
        }

        return outcome;
    }

    /// <summary>Takes everything that waits, in the order of arrival; the mailbox stays busy. Owner only.</summary>
    internal Operation? TakeAll()
    {
        Operation? newest = Interlocked.Exchange(ref _head, Busy);
        if (ReferenceEquals(newest, Busy))
        {
            return null;
        }

        Operation? oldest = null;
        while (newest is not null)
        {
            Operation? older = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = older;
        }

        return oldest;
    }

    /// <summary>A taken operation no longer waits. Owner only.</summary>
    internal void Took() => Interlocked.Decrement(ref _waiting);

    /// <summary>So many more, or less, count as waiting. Owner only.</summary>
    internal void Waits(int count) => Interlocked.Add(ref _waiting, count);

    private PushOutcome Link(Operation operation)
    {
        while (true)
        {
            Operation? head = Volatile.Read(ref _head);
            if (head is null)
            {
                if (TryEnter())
                {
                    return PushOutcome.Entered;
                }

                continue;
            }

            if (ReferenceEquals(head, Flying))
            {
                if (TryTakeOver())
                {
                    return PushOutcome.Entered;
                }

                continue;
            }

            if (ReferenceEquals(head, Stopped))
            {
                return PushOutcome.Stopped;
            }

            operation.Next = ReferenceEquals(head, Busy) ? null : head;
            if (ReferenceEquals(Interlocked.CompareExchange(ref _head, operation, head), head))
            {
                return PushOutcome.Queued;
            }
        }
    }
}
