namespace Edict;

/// <summary>A dispatch was to wait for an event handler that the application does not have. Nothing was decided.</summary>
public sealed class UnknownEventHandlerException : EdictException
{
    internal UnknownEventHandlerException(string? handler, string application)
        : base($"Application '{application}' has no event handler '{handler}' to wait for. Correct the name, or let the application take the handler's namespace.") =>
        Handler = handler ?? "";

    /// <summary>The name that no event handler has.</summary>
    public string Handler { get; }
}
