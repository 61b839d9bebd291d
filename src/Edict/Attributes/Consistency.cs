namespace Edict;

/// <summary>Whether whoever dispatches a command waits until event handlers have processed its events.</summary>
public enum Consistency
{
    /// <summary>The answer comes when the events are durable; event handlers process them soon after.</summary>
    Eventual = 0,

    /// <summary>The answer comes when every event handler that declares itself strong has processed the events, or tells which has not.</summary>
    Strong = 1,
}
