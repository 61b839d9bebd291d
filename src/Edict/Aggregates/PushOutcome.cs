namespace Edict.Aggregates;

/// <summary>What became of an operation that was to be queued.</summary>
internal enum PushOutcome
{
    /// <summary>It waits; whoever owns the mailbox will run it.</summary>
    Queued,

    /// <summary>The mailbox was idle: the caller owns it now and runs the operation.</summary>
    Entered,

    /// <summary>Too many wait.</summary>
    Full,

    /// <summary>The mailbox has stopped; another instance must be asked.</summary>
    Stopped,
}
