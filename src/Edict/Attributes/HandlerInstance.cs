namespace Edict;

/// <summary>How long an object of an event handler's class is used.</summary>
public enum HandlerInstance
{
    /// <summary>For one attempt at one event, or one batch, with services of a scope of its own where the services have scopes.</summary>
    PerEvent = 0,

    /// <summary>From the start of handling to its end in this process, so that fields keep what they learned; called by several threads where concurrency is above 1.</summary>
    Shared = 1,
}
