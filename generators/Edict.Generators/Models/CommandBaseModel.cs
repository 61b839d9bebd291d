using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>A type of which commands may be: what its handler takes, it takes of every command that has no handler closer to itself.</summary>
/// <param name="Type">The type: a class or an interface.</param>
/// <param name="Ancestors">How code refers to the classes and interfaces that it derives from, those of the framework left out.</param>
internal sealed record CommandBaseModel(TypeModel Type, EquatableArray<string> Ancestors)
{
    /// <summary>Whether each object of this type is one of the other type, too.</summary>
    public bool DerivesFrom(CommandBaseModel other) => Ancestors.Contains(other.Type.FullName);
}
