using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Returns;

/// <summary>Looks through <see cref="Nullable{T}"/>.</summary>
internal static class NullableValue
{
    public static bool Is(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static ITypeSymbol Unwrap(ITypeSymbol type) => Is(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
}
