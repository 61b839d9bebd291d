namespace Edict;

/// <summary>A command without a stable name, or a name that no command of the application has.</summary>
public sealed class UnknownCommandException : EdictException
{
    private UnknownCommandException(string message, string commandName)
        : base(message) => CommandName = commandName;

    /// <summary>The name that is not known, or the name of the type that has none.</summary>
    public string CommandName { get; }

    internal static UnknownCommandException ForType(Type type) => new(
        $"'{type}' has no stable name in this application. Give the type [Command(\"...\")], and let the application handle it or take its namespace.",
        type.ToString());

    internal static UnknownCommandException ForName(string name) => new(
        $"No command of this application has the name '{name}'. Give the type [Command(\"{name}\")], and let the application handle it or take "
        + "its namespace.",
        name);
}
