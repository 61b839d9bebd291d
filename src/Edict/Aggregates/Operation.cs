namespace Edict.Aggregates;

/// <summary>Something that waits for its turn in a mailbox.</summary>
internal abstract class Operation
{
    /// <summary>The link of the queue that holds the operation.</summary>
    internal Operation? Next { get; set; }

    /// <summary>The mailboxes on whose call chain the operation runs; null when it was not called from a handler.</summary>
    internal virtual CallChain? Callers => null;

    /// <summary>What was decided, where that has events on their way to the store.</summary>
    internal AppendInFlight? Decided { get; set; }

    /// <summary>Whether it can run on a state that is not known to be durable, its answer being kept back until it is.</summary>
    internal virtual bool CanRide(Mailbox mailbox) => false;

    /// <summary>Everything that it rests on is durable: gives the answer that was kept back.</summary>
    internal virtual void Land(Mailbox mailbox) => throw new NotSupportedException("It does not ride.");

    /// <summary>What it rests on was lost: forgets what was decided, to run again.</summary>
    internal virtual void TakeBack(Mailbox mailbox) => throw new NotSupportedException("It does not ride.");

    /// <summary>Runs in the mailbox; completes when the mailbox is done with the operation, and never fails.</summary>
    internal abstract ValueTask RunAsync(Mailbox mailbox);
}
