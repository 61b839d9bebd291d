using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Recognises collections that tell their elements apart by a comparer, which JSON does not hold.</summary>
internal static class ComparerKeeping
{
    public static KeptComparer Of(ITypeSymbol type) => type is INamedTypeSymbol { Arity: > 0, ContainingType: null } named
        ? (TypeReader.Namespace(named), named.Name) switch
        {
            ("System.Collections.Generic", "Dictionary" or "HashSet" or "SortedDictionary" or "SortedSet" or "SortedList" or "OrderedDictionary") =>
                KeptComparer.Constructor,
            ("System.Collections.Immutable", "ImmutableHashSet" or "ImmutableSortedSet" or "IImmutableSet") => KeptComparer.Set,
            ("System.Collections.Immutable", "ImmutableDictionary" or "ImmutableSortedDictionary" or "IImmutableDictionary") => KeptComparer.Dictionary,
            ("System.Collections.Frozen", "FrozenSet") => KeptComparer.FrozenSet,
            ("System.Collections.Frozen", "FrozenDictionary") => KeptComparer.FrozenDictionary,
            _ => KeptComparer.None,
        }
        : KeptComparer.None;
}
