using Edict.Generators.Parsing.Wrappers;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Says which types are written as the one value that they wrap.</summary>
internal static class StoredWrappers
{
    // A record can wrap itself.
    private const int DeepestWrapping = 8;

    /// <summary>The wrapper; <see langword="null"/> for a type that is an object in JSON: an event, a command, or one whose property has a name there.</summary>
    public static SingleValueWrapper? Find(ITypeSymbol type) => Find(type, DeepestWrapping);

    private static SingleValueWrapper? Find(ITypeSymbol type, int deepest) => deepest > 0
        && EdictTypes.FindStored(type) is null
        && !Hierarchies.IsBase(type)
        && SingleValueWrapper.Find(type) is { Constructor: not null } wrapper
        && JsonAttributes.NameOf(wrapper.Property) is null
        && wrapper.Property.NullableAnnotation != NullableAnnotation.Annotated
        && IsSingle(wrapper.Property.Type, deepest - 1)
            ? wrapper
            : null;

    private static bool IsSingle(ITypeSymbol type, int deepest) =>
        type.TypeKind == TypeKind.Enum
        || Scalars.Find(type) is { } scalar && !scalar.StartsWith("Json", StringComparison.Ordinal)
        || Find(type, deepest) is not null
        || (EdictTypes.IsFramework(type) && TextForm.IsParsable(type));
}
