using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>
/// How serializers refer to a type, what its elements and arguments say about null included. Code that says nothing about null is
/// taken to allow it.
/// </summary>
internal static class StoredTypeNames
{
    private static readonly SymbolDisplayFormat WithoutArguments = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    /// <summary>Whether null is a value of a reference type.</summary>
    public static bool AllowsNull(ITypeSymbol type) => type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    /// <summary>The type where null itself is no value.</summary>
    public static string WithoutNull(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{WithNull(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => WithoutNull(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol { IsTupleType: false } named when TypeReader.IsGeneric(named) => Generic(named),
        _ => TypeReader.FullName(type),
    };

    private static string WithNull(ITypeSymbol type) => AllowsNull(type) ? WithoutNull(type) + "?" : WithoutNull(type);

    private static string Generic(INamedTypeSymbol type) => string.Join(".", TypeReader.ContainingChain(type).Select(static (part, index) =>
        (index == 0 ? part.ToDisplayString(WithoutArguments) : Escaped(part.Name))
        + (part.Arity == 0 ? "" : $"<{string.Join(", ", part.TypeArguments.Select((argument, place) => Argument(part, argument, place)))}>")));

    private static string Argument(INamedTypeSymbol type, ITypeSymbol argument, int place) =>
        type.TypeParameters[place].HasNotNullConstraint ? WithoutNull(argument) : WithNull(argument);

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
