namespace Edict;

/// <summary>The events of a command are stored, event handlers that were waited for have not processed them, and the caller preferred an exception to a value.</summary>
public sealed class EventsNotSeenException : EdictException
{
    internal EventsNotSeenException(DispatchResult result)
        : base($"The events are stored, but not all event handlers that were waited for have processed them: {result}.") => Result = result;

    /// <summary>The result, with <see cref="DispatchResult.Unseen"/>.</summary>
    public DispatchResult Result { get; }
}
