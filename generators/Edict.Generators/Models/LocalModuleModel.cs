using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>The module of the assembly being compiled, or what of it belongs to one type.</summary>
/// <param name="AssemblyName">The name of the assembly.</param>
/// <param name="Manifest">What it offers.</param>
/// <param name="Members">What the members of the module class give.</param>
internal sealed record LocalModuleModel(string AssemblyName, ModuleModel Manifest, EquatableArray<ModuleMemberModel> Members)
{
    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Members.IsEmpty;
}

/// <summary>A member of a module class.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Owner">How code refers to the type to which it belongs: the aggregate, the class with the handler, the event, the command, the event handler or the class with the upcaster.</param>
/// <param name="Instance">How code refers to what it gives.</param>
/// <param name="IsObsolete">Whether code that gives it refers to what is obsolete.</param>
/// <param name="Fault">Why it gives nothing; otherwise <see langword="null"/>.</param>
internal sealed record ModuleMemberModel(string Name, ModuleMemberKind Kind, string Owner, string Instance, bool IsObsolete, string? Fault)
{
    /// <summary>Whether its owner has a generated file, which then holds it.</summary>
    public bool LiesWithOwner { get; init; } = true;

    /// <summary>Whether it gets its value when the module is first used, where references to what is obsolete are allowed.</summary>
    public bool IsInitialized => IsObsolete && Fault is null;
}

/// <summary>What a member of a module gives.</summary>
internal enum ModuleMemberKind
{
    /// <summary>The binding of an aggregate.</summary>
    Aggregate,

    /// <summary>The route of a command.</summary>
    Route,

    /// <summary>The type of an event.</summary>
    Event,

    /// <summary>The type of a command.</summary>
    Command,

    /// <summary>The binding of an event handler.</summary>
    EventHandler,

    /// <summary>An upcaster.</summary>
    Upcaster,
}
