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

    private static CollectionKind? KindOf(INamedTypeSymbol type) => TypeReader.Namespace(type) switch
    {
        "System.Collections.Generic" => KindOfGeneric(type.Name),
        "System.Collections.Immutable" => KindOfImmutable(type.Name),
        "System.Collections.ObjectModel" when type.Name is "Collection" or "ObservableCollection" => CollectionKind.ObjectModel,
        "System.Collections.Frozen" when type.Name == "FrozenSet" => CollectionKind.FrozenSet,
        _ => null,
    };

    private static CollectionKind? KindOfGeneric(string name) => name switch
    {
        "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" => CollectionKind.Array,
        "List" or "IList" or "ICollection" => CollectionKind.List,
        "HashSet" or "ISet" or "IReadOnlySet" => CollectionKind.HashSet,
        "SortedSet" => CollectionKind.SortedSet,
        "Queue" => CollectionKind.Queue,
        "Stack" => CollectionKind.Stack,
        "LinkedList" => CollectionKind.LinkedList,
        _ => null,
    };

    private static CollectionKind? KindOfImmutable(string name) => name switch
    {
        "ImmutableArray" => CollectionKind.ImmutableArray,
        "ImmutableList" or "IImmutableList" => CollectionKind.ImmutableList,
        "ImmutableHashSet" or "IImmutableSet" => CollectionKind.ImmutableHashSet,
        "ImmutableSortedSet" => CollectionKind.ImmutableSortedSet,
        "ImmutableQueue" or "IImmutableQueue" => CollectionKind.ImmutableQueue,
        "ImmutableStack" or "IImmutableStack" => CollectionKind.ImmutableStack,
        _ => null,
    };
}
