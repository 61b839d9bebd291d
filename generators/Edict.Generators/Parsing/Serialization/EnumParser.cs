using System.Globalization;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Reads the names of an enum.</summary>
internal static class EnumParser
{
    public static EnumShapeModel Parse(INamedTypeSymbol type, string converter) => new(
        converter,
        TypeReader.FullName(type),
        type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { Name: "FlagsAttribute" } flags && EdictTypes.IsNamespace(flags.ContainingNamespace, "System")),
        type.EnumUnderlyingType!.ToDisplayString(),
        type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .Select(static field => new EnumNameModel(NameOf(field), Bits(field.ConstantValue!)))
            .ToEquatableArray());

    private static string NameOf(IFieldSymbol field) =>
        JsonAttributes.Find(field, "JsonStringEnumMemberNameAttribute") is { } attribute
            && AttributeReader.Argument<string>(attribute, 0) is { } name
                ? name
                : field.Name;

    private static long Bits(object value) => value is ulong large
        ? unchecked((long)large)
        : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
