using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Recognises collections whose elements are written as a JSON array.</summary>
internal static class Collections
{
    public static bool TryFind(ITypeSymbol type, out CollectionKind kind, out ITypeSymbol element)
    {
        kind = CollectionKind.Array;
        element = type;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            element = array.ElementType;
            return true;
        }

        if (type is not INamedTypeSymbol { Arity: 1, ContainingType: null } named || KindOf(named) is not { } found)
        {
            return false;
        }

        kind = found;
        element = named.TypeArguments[0];
        return true;
    }

    private static CollectionKind? KindOf(INamedTypeSymbol type) => (TypeReader.Namespace(type), type.Name) switch
    {
        ("System.Collections.Generic", "List" or "IList" or "ICollection") => CollectionKind.List,
        ("System.Collections.Generic", "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable") => CollectionKind.Array,
        ("System.Collections.Immutable", "ImmutableArray") => CollectionKind.ImmutableArray,
        _ => null,
    };
}
