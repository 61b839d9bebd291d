namespace Edict;

/// <summary>An event handler stopped, because an event failed and its error action was to stop.</summary>
public sealed class EventHandlerStoppedException : EdictException
{
    internal EventHandlerStoppedException(FailureContext failure)
        : base(
            $"Event handler '{failure.Handler}' stopped at position {failure.Recorded.Position}, event '{failure.Recorded.Name}' of stream '{failure.Recorded.Stream}', "
            + $"after {failure.Attempt} attempts: {failure.Exception.Message}",
            failure.Exception)
    {
        Handler = failure.Handler;
        Position = failure.Recorded.Position;
    }

    /// <summary>The stable name of the event handler.</summary>
    public string Handler { get; }

    /// <summary>The position of the event that failed; the handler goes on with it when it is started again.</summary>
    public long Position { get; }
}
