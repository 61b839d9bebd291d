namespace Edict;

/// <summary>How a dispatch ended.</summary>
public enum DispatchStatus
{
    /// <summary>The command was decided, and its events are durable.</summary>
    Accepted,

    /// <summary>The command was decided, and nothing happened: no event.</summary>
    NothingHappened,

    /// <summary>The command was refused by a business rule.</summary>
    Rejected,

    /// <summary>The stream's version is not what the caller expects, or others wrote to it on each attempt. Nothing was stored.</summary>
    Conflict,

    /// <summary>The aggregate's queue is full. The command did not run.</summary>
    Overloaded,

    /// <summary>
    /// The time was up, or the caller cancelled, before the command was decided. It will not run; whether an earlier dispatch of the same
    /// command id has, is not known.
    /// </summary>
    Expired,

    /// <summary>
    /// The time was up, or the caller cancelled, or the store failed (<see cref="DispatchResult.Failure"/>), while the store was writing.
    /// Whether the events are durable is not known; repeat with the same command id to find out, safely.
    /// </summary>
    OutcomeUnknown,
}
