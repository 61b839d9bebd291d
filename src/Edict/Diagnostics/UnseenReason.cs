namespace Edict;

/// <summary>Why an event handler has not processed what was waited for.</summary>
public enum UnseenReason
{
    /// <summary>The time was up. It may still process it.</summary>
    TimedOut = 0,

    /// <summary>The caller cancelled while it was waiting.</summary>
    Cancelled = 1,

    /// <summary>It stopped by itself, because of an error, and goes on when it is started again.</summary>
    Stopped = 2,

    /// <summary>No process runs it.</summary>
    NotRunning = 3,

    /// <summary>It cannot go on for now, because the store or its own start fails, and tries again by itself.</summary>
    Failing = 4,

    /// <summary>It is far behind, with events that were stored before it began.</summary>
    CatchingUp = 5,

    /// <summary>It could not handle the event, which is among its dead letters.</summary>
    DeadLettered = 6,

    /// <summary>The event waits behind a dead letter of its stream, until that is retried or dropped.</summary>
    Parked = 7,

    /// <summary>It is waiting, itself or by way of others, for the handler on whose behalf this would wait, so that neither could go on.</summary>
    WouldWaitForItself = 8,

    /// <summary>This application is stopping.</summary>
    Stopping = 9,
}
