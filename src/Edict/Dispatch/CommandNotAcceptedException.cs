namespace Edict;

/// <summary>A command was not accepted, and its caller preferred an exception to a value.</summary>
public sealed class CommandNotAcceptedException : EdictException
{
    internal CommandNotAcceptedException(DispatchResult result)
        : base($"The command was not accepted: {result}.", result.Failure) => Result = result;

    /// <summary>The result, with its status, stream and rejection.</summary>
    public DispatchResult Result { get; }
}
