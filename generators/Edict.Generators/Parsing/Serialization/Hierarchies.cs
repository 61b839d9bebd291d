using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Recognises types whose objects are of one of several types.</summary>
internal static class Hierarchies
{
    /// <summary>
    /// Whether objects of a type are of several known types: its attributes name them, or it is abstract and not the framework's, so that
    /// those of its own assembly count.
    /// </summary>
    public static bool IsBase(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named
        && !EdictTypes.IsFramework(named)
        && (IsNamed(named) || (named.IsAbstract && !IsCollection(named)));

    /// <summary>Whether its attributes name the types.</summary>
    public static bool IsNamed(INamedTypeSymbol type) => JsonAttributes.Find(type, "JsonDerivedTypeAttribute") is not null;

    /// <summary>The types that its objects can be of, and what JSON calls each, as JSON; empty for one without a name.</summary>
    public static IReadOnlyList<(INamedTypeSymbol Type, string Name)> KindsOf(INamedTypeSymbol type) =>
        IsNamed(type) ? [.. Named(type)] : [.. Known(type)];

    private static IEnumerable<(INamedTypeSymbol Type, string Name)> Named(INamedTypeSymbol type)
    {
        bool namesItself = false;
        foreach (AttributeData attribute in type.GetAttributes().Where(static data => JsonAttributes.Is(data, "JsonDerivedTypeAttribute")))
        {
            if (AttributeReader.Argument<INamedTypeSymbol>(attribute, 0) is { } kind)
            {
                namesItself |= SymbolEqualityComparer.Default.Equals(kind, type);
                yield return (kind, attribute.ConstructorArguments.Length < 2 ? "" : attribute.ConstructorArguments[1].Value switch
                {
                    int number => number.ToString(CultureInfo.InvariantCulture),
                    string text => $"\"{text}\"",
                    _ => "",
                });
            }
        }

        if (!namesItself && !type.IsAbstract)
        {
            yield return (type, "");
        }
    }

    private static IEnumerable<(INamedTypeSymbol Type, string Name)> Known(INamedTypeSymbol type) => Subtypes.Of(type)
        .Where(static kind => kind is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct })
        .Select(static kind => (kind, $"\"{NameOf(kind)}\""));

    // An event or command may have a stable name already.
    private static string NameOf(INamedTypeSymbol type) =>
        EdictTypes.FindStored(type) is { } attribute && AttributeReader.Argument<string>(attribute, 0) is { Length: > 0 } name ? name : type.Name;

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static kind => kind.SpecialType == SpecialType.System_Collections_IEnumerable);
}
