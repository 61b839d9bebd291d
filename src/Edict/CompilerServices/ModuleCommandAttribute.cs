using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>A command with a stable name in the manifest that a module carries.</summary>
/// <param name="name">The stable name.</param>
/// <param name="type">The type of the command.</param>
/// <param name="member">The property of the module that gives its type.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleCommandAttribute(string name, Type type, string member) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the command.</summary>
    public Type Type { get; } = type;

    /// <summary>The property of the module that gives its <see cref="CommandType"/>.</summary>
    public string Member { get; } = member;
}
