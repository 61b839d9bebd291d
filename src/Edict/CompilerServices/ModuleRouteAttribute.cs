using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>A routed command in the manifest that a module carries.</summary>
/// <param name="command">The type of the command.</param>
/// <param name="aggregate">The stable name of the aggregate that decides.</param>
/// <param name="handler">The class that holds the handler.</param>
/// <param name="member">The property of the module that gives its route.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleRouteAttribute(Type command, string aggregate, Type handler, string member) : Attribute
{
    /// <summary>The type of the command.</summary>
    public Type Command { get; } = command;

    /// <summary>The stable name of the aggregate that decides.</summary>
    public string Aggregate { get; } = aggregate;

    /// <summary>The class that holds the handler.</summary>
    public Type Handler { get; } = handler;

    /// <summary>The property of the module that gives its <see cref="CommandRoute"/>.</summary>
    public string Member { get; } = member;

    /// <summary>The type of the identity that the command carries; <see langword="null"/> where the generator did not know it.</summary>
    public Type? Identity { get; set; }

    /// <summary>The type that the handler takes, where the command only derives from it; otherwise <see langword="null"/>.</summary>
    public Type? Base { get; set; }
}
