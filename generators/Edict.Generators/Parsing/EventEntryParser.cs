using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads what a module lists of an [Event] type.</summary>
internal static class EventEntryParser
{
    /// <summary>The entry; <see langword="null"/> for a type that generated code cannot name, which so has no serializer.</summary>
    public static EventEntryModel? Parse(INamedTypeSymbol type, AttributeData attribute) => AnnotatedType.FindUnsupported(type) is not null
        ? null
        : new EventEntryModel(
            TypeReader.Read(type),
            AttributeReader.Argument<string>(attribute, 0) ?? "",
            AttributeReader.Number(attribute, "Version", otherwise: 1));
}
