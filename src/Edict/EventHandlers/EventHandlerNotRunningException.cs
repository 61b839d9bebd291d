namespace Edict;

/// <summary>An event handler does not run in this process: it is stopped, or another process runs it.</summary>
public sealed class EventHandlerNotRunningException : EdictException
{
    internal EventHandlerNotRunningException(string handler)
        : base($"Event handler '{handler}' does not run in this process. Start it, or ask the process that runs it.") =>
        Handler = handler;

    /// <summary>The stable name of the event handler.</summary>
    public string Handler { get; }
}
