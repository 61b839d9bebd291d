using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>A class with [Handles] methods, and what is known of the aggregate whose commands they decide.</summary>
/// <param name="Type">The class.</param>
/// <param name="Aggregate">The aggregate; the same class unless the handlers lie elsewhere.</param>
/// <param name="Name">The stable name of the aggregate.</param>
/// <param name="Identity">The identity property that the aggregate names, if it does.</param>
/// <param name="Attribute">The attribute that made the class one.</param>
/// <param name="Applied">What the aggregate applies.</param>
/// <param name="Names">Gives names to generated nested classes.</param>
internal sealed record HandlingClass(
    INamedTypeSymbol Type,
    INamedTypeSymbol Aggregate,
    string Name,
    string? Identity,
    AttributeData Attribute,
    IReadOnlyList<AppliedEvent> Applied,
    GeneratedNames Names)
{
    /// <summary>Whether the handlers lie in a class of their own and take the state as their first parameter.</summary>
    public bool IsSeparate => !SymbolEqualityComparer.Default.Equals(Type, Aggregate);

    /// <summary>Whether all [Applies] methods of the aggregate are seen: of another assembly, private ones are not.</summary>
    public bool ShowsApplies => Aggregate.Locations.Any(static location => location.IsInSource);
}
