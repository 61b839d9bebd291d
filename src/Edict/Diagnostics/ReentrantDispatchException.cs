namespace Edict;

/// <summary>
/// A handler, an apply method or a read function of an aggregate called into the very instance that is executing it. It would wait
/// for itself; the call did not run.
/// </summary>
public sealed class ReentrantDispatchException : EdictException
{
    internal ReentrantDispatchException(StreamKey stream)
        : base($"'{stream}' was called from inside its own handler, apply method or read function, and would wait for itself. "
            + "Let the handler return events, and dispatch what follows from outside.") => Stream = stream;

    /// <summary>The stream of the instance.</summary>
    public StreamKey Stream { get; }
}
