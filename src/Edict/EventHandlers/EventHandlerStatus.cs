namespace Edict;

/// <summary>How an event handler stood in this process when it was asked. Immutable.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="State">What it does.</param>
/// <param name="Position">The position up to which everything was handled; <see langword="null"/> when it has not handled in this process.</param>
/// <param name="Head">The position of the last event that it knows of.</param>
/// <param name="Error">Why it stopped or fails, or the last error of an event that is tried again; <see langword="null"/> when all is well.</param>
/// <param name="Calls">The calls that are in progress.</param>
/// <param name="IsHanging">Whether a call takes longer than <see cref="EventHandlerOptions.TimeLimit"/>.</param>
/// <param name="IsStalled">Whether there are events to handle, and none was done with for longer than <see cref="EventHandlerOptions.TimeLimit"/>.</param>
public sealed record EventHandlerStatus(
    string Name,
    EventHandlerState State,
    long? Position,
    long Head,
    Exception? Error,
    IReadOnlyList<EventHandlerCall> Calls,
    bool IsHanging,
    bool IsStalled)
{
    /// <summary>How many positions it is behind; 0 when it does not handle in this process.</summary>
    public long Lag => Position is { } position ? Math.Max(0, Head - position) : 0;

    /// <summary>Whether nobody has to look after it: it neither stopped nor fails, nor hangs, nor stands still.</summary>
    public bool IsHealthy => State is not (EventHandlerState.Stopped or EventHandlerState.Failing) && !IsHanging && !IsStalled;
}
