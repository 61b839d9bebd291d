namespace Edict;

/// <summary>A command that cannot be written as JSON, or JSON that is not the command it should be.</summary>
public sealed class CommandSerializationException : EdictSerializationException
{
    /// <summary>A failure in a command.</summary>
    /// <param name="commandName">The stable name of the command.</param>
    /// <param name="path">The property, such as <c>lines[2].amount</c>; empty for the command as a whole.</param>
    /// <param name="problem">What is wrong there: a sentence.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public CommandSerializationException(string commandName, string path, string problem, Exception? innerException = null)
        : base($"Command '{commandName}'", path, problem, innerException) => CommandName = commandName;

    /// <summary>The stable name of the command.</summary>
    public string CommandName { get; }
}
