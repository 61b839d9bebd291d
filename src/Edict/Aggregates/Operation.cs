namespace Edict.Aggregates;

/// <summary>Something that waits for its turn in a mailbox.</summary>
internal abstract class Operation
{
    /// <summary>The link of the queue that holds the operation.</summary>
    internal Operation? Next { get; set; }

    /// <summary>The mailboxes on whose call chain the operation runs; null when it was not called from a handler.</summary>
    internal virtual CallChain? Callers => null;

    /// <summary>Runs in the mailbox; completes when the mailbox is done with the operation, and never fails.</summary>
    internal abstract ValueTask RunAsync(Mailbox mailbox);
}
