using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Says which types can be the keys of a stored dictionary: those whose values are written as a text, a number or a truth value.</summary>
internal static class Keys
{
    public const string Reason = "its keys have no form as a text; use a text, a number, a Guid, a time, an enum or a type that holds one of these";

    public static bool CanBe(ITypeSymbol type) => type.TypeKind is TypeKind.Enum or TypeKind.Error
        || Scalars.Find(type) is { } scalar && scalar != "Bytes";
}
