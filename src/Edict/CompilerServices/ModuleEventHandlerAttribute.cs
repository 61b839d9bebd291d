using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>An event handler in the manifest that a module carries.</summary>
/// <param name="name">The stable name.</param>
/// <param name="type">The class.</param>
/// <param name="member">The property of the module that gives its binding.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleEventHandlerAttribute(string name, Type type, string member) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;

    /// <summary>The class.</summary>
    public Type Type { get; } = type;

    /// <summary>The property of the module that gives its <see cref="EventHandlerBinding"/>.</summary>
    public string Member { get; } = member;
}
