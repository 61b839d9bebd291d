using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads what a module lists of an [Event] type.</summary>
internal static class EventEntryParser
{
    public static EventEntryModel Parse(INamedTypeSymbol type, AttributeData attribute) => new(
        TypeReader.Read(type),
        AttributeReader.Argument<string>(attribute, 0) ?? "",
        AttributeReader.Number(attribute, "Version", otherwise: 1));
}
