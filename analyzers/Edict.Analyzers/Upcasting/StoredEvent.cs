using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Upcasting;

/// <summary>An event, and the names and version under which it is stored.</summary>
/// <param name="Symbol">Its type.</param>
/// <param name="Attribute">Its annotation.</param>
internal sealed record StoredEvent(INamedTypeSymbol Symbol, AttributeData Attribute)
{
    public string Name { get; } = AttributeReader.Argument<string>(Attribute, 0) ?? "";

    public int Version { get; } = AttributeReader.Number(Attribute, "Version", otherwise: 1);

    public IReadOnlyList<string> FormerNames { get; } = [.. AttributeReader.Array<string>(Attribute, "FormerNames")];

    public TypeModel Type { get; } = TypeReader.Read(Symbol);

    public string Display => AnnotatedType.Display(Symbol);

    public static StoredEvent? Of(ITypeSymbol type) =>
        type is INamedTypeSymbol named && EdictTypes.FindEvent(named) is { } attribute ? new StoredEvent(named, attribute) : null;

    /// <summary>An argument of the annotation, where it is written in the assembly that is compiled.</summary>
    public Location? ArgumentIn(Compilation compilation, string argument)
    {
        Location place = SourceLocations.ArgumentOf(Attribute, argument, Symbol);
        return place.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree) ? place : null;
    }
}
