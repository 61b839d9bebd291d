using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Recognises collections of keys and values, which are written as a JSON object.</summary>
internal static class Dictionaries
{
    public static bool TryFind(ITypeSymbol type, out DictionaryKind kind, out ITypeSymbol key, out ITypeSymbol value)
    {
        (kind, key, value) = (DictionaryKind.Dictionary, type, type);
        if (type is not INamedTypeSymbol { Arity: 2, ContainingType: null } named || KindOf(named) is not { } found)
        {
            return false;
        }

        (kind, key, value) = (found, named.TypeArguments[0], named.TypeArguments[1]);
        return true;
    }

    private static DictionaryKind? KindOf(INamedTypeSymbol type) => (TypeReader.Namespace(type), type.Name) switch
    {
        ("System.Collections.Generic", "Dictionary" or "IDictionary" or "IReadOnlyDictionary") => DictionaryKind.Dictionary,
        ("System.Collections.Generic", "SortedDictionary" or "SortedList" or "OrderedDictionary") => DictionaryKind.Changeable,
        ("System.Collections.Immutable", "ImmutableDictionary" or "IImmutableDictionary") => DictionaryKind.ImmutableDictionary,
        ("System.Collections.Immutable", "ImmutableSortedDictionary") => DictionaryKind.ImmutableSortedDictionary,
        ("System.Collections.Frozen", "FrozenDictionary") => DictionaryKind.FrozenDictionary,
        _ => null,
    };
}
