using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>Where the generated part of a user's type goes.</summary>
/// <param name="Namespace">The namespace, not escaped; empty for the global one.</param>
/// <param name="Types">The type and those around it, outermost first.</param>
internal sealed record DeclarationModel(string Namespace, EquatableArray<TypeHeaderModel> Types);

/// <summary>The head of one partial declaration.</summary>
/// <param name="Keyword">What kind of type it is, such as <c>record struct</c>.</param>
/// <param name="Name">The name, not escaped.</param>
internal sealed record TypeHeaderModel(string Keyword, string Name);
