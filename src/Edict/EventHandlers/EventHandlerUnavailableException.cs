namespace Edict;

/// <summary>What an event handler writes to could not be reached, or could do nothing for now. No event is given up for it: the handler tries again until it can.</summary>
public sealed class EventHandlerUnavailableException : EdictException
{
    internal EventHandlerUnavailableException(string handler, Exception exception)
        : base($"What '{handler}' writes to is not available: {exception.Message}", exception) =>
        Handler = handler;

    /// <summary>The stable name of the event handler.</summary>
    public string Handler { get; }
}
