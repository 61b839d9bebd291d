namespace Edict.Generators.Models;

/// <summary>A type that generated code names.</summary>
/// <param name="FullName">How code refers to it from anywhere, such as <c>global::Bank.Outer.@class</c>.</param>
/// <param name="Namespace">Its namespace as metadata has it, such as <c>Bank.class</c>; empty for the global one.</param>
/// <param name="NestedName">Its name with those of its containing types, such as <c>Outer.class</c>, nothing escaped.</param>
/// <param name="IsPublic">Whether every assembly can name it; otherwise only its own and its friends can.</param>
/// <param name="IsNameable">Whether generated code beside it can name it at all.</param>
internal sealed record TypeModel(string FullName, string Namespace, string NestedName, bool IsPublic, bool IsNameable = true)
{
    /// <summary>What [Obsolete] says of it, of a type around it or of one that it is made of; otherwise <see langword="null"/>.</summary>
    public ObsoleteModel? Obsolete { get; init; }

    /// <summary>How a message names it.</summary>
    public string DisplayName => FullName.Replace("global::", "");

    /// <summary>The name alone, not escaped.</summary>
    public string Name => NestedName.Substring(NestedName.LastIndexOf('.') + 1);
}
