namespace Edict.Aggregates;

/// <summary>How far an operation is, which decides what its expiry means. It changes by compare-and-swap only.</summary>
internal static class OperationPhase
{
    /// <summary>Nothing of it has run, or all that ran was undone: when it expires now, it will not run.</summary>
    internal const int Waiting = 0;

    /// <summary>User code runs, or the store is writing: when it expires now, the outcome is unknown.</summary>
    internal const int Running = 1;

    /// <summary>The caller was answered by the mailbox.</summary>
    internal const int Done = 2;

    /// <summary>The caller was answered by its deadline or its cancellation.</summary>
    internal const int GivenUp = 3;
}
