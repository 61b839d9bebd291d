using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>A type that derives from handled ones, and of which there are objects.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsSealed">Whether no other type derives from it.</param>
/// <param name="Bases">How code refers to the handled types that it derives from.</param>
/// <param name="Consistency">What its [Consistent] says; <see langword="null"/> without one.</param>
internal sealed record SubtypeModel(TypeModel Type, bool IsSealed, EquatableArray<string> Bases, ConsistencyModel? Consistency);

/// <summary>A handled type from which others may derive.</summary>
/// <param name="FullName">How code refers to it.</param>
/// <param name="Assembly">The name of its assembly, where those that derive from it are looked for as well.</param>
internal sealed record BaseNameModel(string FullName, string Assembly);
