using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Upcasting;

/// <summary>An upcaster, of the assembly that is compiled or of one that it refers to.</summary>
/// <param name="EventName">The stable name of the events that it takes.</param>
/// <param name="EventVersion">The version of their shape.</param>
/// <param name="Holder">The type that holds the method.</param>
/// <param name="Given">The static types of what it gives.</param>
/// <param name="Display">The method as a message names it.</param>
/// <param name="Location">Its name; <see langword="null"/> in another assembly.</param>
internal sealed record KnownUpcaster(
    string EventName, int EventVersion, TypeModel Holder, IReadOnlyList<ITypeSymbol> Given, string Display, Location? Location)
{
    public (string Name, int Version) Key => (EventName, EventVersion);

    public static KnownUpcaster Of(UpcastMethod method, INamedTypeSymbol holder) => new(
        method.EventName,
        method.EventVersion,
        TypeReader.Read(holder),
        method.Returned?.Events ?? [],
        $"{AnnotatedType.Display(holder)}.{method.Symbol.Name}",
        SourceLocations.NameOf(method.Symbol));

    public static KnownUpcaster Of(ReferencedUpcaster row) => new(
        row.EventName, row.EventVersion, TypeReader.Read(row.Holder), row.Given, AnnotatedType.Display(row.Holder), Location: null);
}
