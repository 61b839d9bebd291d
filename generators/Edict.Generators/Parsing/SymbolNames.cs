using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Parsing;

/// <summary>
/// Writes the names of plain types as the compiler's own display does, without its parts: every model holds several, and after each edit they
/// are written again.
/// </summary>
internal static class SymbolNames
{
    /// <summary>A namespace as metadata has it; empty for the global one.</summary>
    public static string Of(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true } ? ""
        : space.ContainingNamespace is { IsGlobalNamespace: false } parent ? $"{Of(parent)}.{space.Name}"
        : space.Name;

    /// <summary>A type as code refers to it from anywhere.</summary>
    public static string FullName(ITypeSymbol type) =>
        type is INamedTypeSymbol named && IsPlain(named) ? Written(named) : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    // Keywords, type arguments, tuples and what is not known are left to the compiler.
    private static bool IsPlain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.Arity > 0 || part.SpecialType != SpecialType.None || part.TypeKind == TypeKind.Error || part.Name.Length == 0)
            {
                return false;
            }
        }

        return !type.IsTupleType && type.ContainingNamespace is not null;
    }

    private static string Written(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{Written(outer)}.{EscapedType(type.Name)}"
        : $"{Written(type.ContainingNamespace)}{EscapedType(type.Name)}";

    private static string Written(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? "global::" : $"{Written(space.ContainingNamespace)}{Escaped(space.Name)}.";

    // The only contextual keyword that cannot name a type without its @.
    private static string EscapedType(string name) => name == "record" ? "@record" : Escaped(name);

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
