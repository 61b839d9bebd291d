namespace Edict;

/// <summary>What an event handler is doing in this process.</summary>
public enum EventHandlerState
{
    /// <summary>It was not started, or was stopped by a call.</summary>
    Off = 0,

    /// <summary>It waits until it may handle: another process does, or the store was not asked yet.</summary>
    Waiting = 1,

    /// <summary>It handles events that were stored before; it has not been at the end of the log yet.</summary>
    CatchingUp = 2,

    /// <summary>It has been at the end of the log, and handles what is added.</summary>
    Live = 3,

    /// <summary>The store failed; it tries again by itself.</summary>
    Failing = 4,

    /// <summary>It stopped by itself, because of the error that its status names, and can be started again.</summary>
    Stopped = 5,
}
