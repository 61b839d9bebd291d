using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Recognises the types that the runtime's reader and writer know themselves.</summary>
internal static class Scalars
{
    /// <summary>The name that the methods of reader and writer have for a type; <see langword="null"/> where they have none.</summary>
    public static string? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "Boolean",
        SpecialType.System_Char => "Char",
        SpecialType.System_SByte => "SByte",
        SpecialType.System_Byte => "Byte",
        SpecialType.System_Int16 => "Int16",
        SpecialType.System_UInt16 => "UInt16",
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_UInt32 => "UInt32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_UInt64 => "UInt64",
        SpecialType.System_Single => "Single",
        SpecialType.System_Double => "Double",
        SpecialType.System_Decimal => "Decimal",
        SpecialType.System_String => "String",
        SpecialType.System_DateTime => "DateTime",
        SpecialType.None when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => "Bytes",
        SpecialType.None when IsBytes(type) => "Memory",
        SpecialType.None when type.Name is "JsonElement" or "JsonDocument" && type is INamedTypeSymbol json && TypeReader.Namespace(json) == "System.Text.Json" => type.Name,
        SpecialType.None when type.Name is "JsonNode" or "JsonObject" or "JsonArray" && type is INamedTypeSymbol node && TypeReader.Namespace(node) == "System.Text.Json.Nodes" => type.Name,
        SpecialType.None when EdictTypes.IsNamespace(type.ContainingNamespace, "System") => FindByName(type),
        _ => null,
    };

    private static bool IsBytes(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory", Arity: 1 } memory
        && EdictTypes.IsNamespace(memory.ContainingNamespace, "System")
        && memory.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static string? FindByName(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0, ContainingType: null }
        && type.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" or "Version" or "Half" or "Int128" or "UInt128"
        ? type.Name
        : null;
}
