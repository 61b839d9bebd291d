using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>An event in the manifest that a module carries.</summary>
/// <param name="name">The stable name.</param>
/// <param name="version">The version of the shape.</param>
/// <param name="type">The type of the event.</param>
/// <param name="member">The property of the module that gives its type.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleEventAttribute(string name, int version, Type type, string member) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;

    /// <summary>The version of the shape.</summary>
    public int Version { get; } = version;

    /// <summary>The type of the event.</summary>
    public Type Type { get; } = type;

    /// <summary>The property of the module that gives its <see cref="EventType"/>.</summary>
    public string Member { get; } = member;
}
