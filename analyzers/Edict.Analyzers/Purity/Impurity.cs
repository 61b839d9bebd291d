namespace Edict.Analyzers.Purity;

/// <summary>Why an operation has no place in an aggregate.</summary>
internal enum Impurity
{
    /// <summary>It reaches outside the process.</summary>
    InputOutput,

    /// <summary>It reads the time, or the machine's time zone.</summary>
    Clock,

    /// <summary>It gives another value each time.</summary>
    Randomness,

    /// <summary>It makes an id that is another one each time.</summary>
    NewId,

    /// <summary>It blocks or suspends the mailbox.</summary>
    Waiting,

    /// <summary>It starts work that goes on beside the mailbox.</summary>
    ConcurrentWork,
}
