namespace Edict;

/// <summary>No aggregate of the application handles commands of a type.</summary>
public sealed class UnroutedCommandException : EdictException
{
    internal UnroutedCommandException(Type commandType, string application)
        : base($"No aggregate of application '{application}' handles '{commandType}'. Add a [Handles] method for it, or let the application take its namespace.") =>
        CommandType = commandType;

    /// <summary>The type of the command.</summary>
    public Type CommandType { get; }
}
