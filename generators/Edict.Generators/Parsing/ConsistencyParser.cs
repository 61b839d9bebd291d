using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the [Consistent] of a command: its own, or that of the closest type that it derives from.</summary>
internal static class ConsistencyParser
{
    public static ConsistencyModel? Parse(INamedTypeSymbol command) => Find(command) is not ({ } attribute, _) ? null
        : attribute.ConstructorArguments.IsEmpty ? new ConsistencyModel("global::Edict.Consistency.Strong", [])
        : Names(attribute) ? new ConsistencyModel(Consistency: null, NamesOf(attribute).ToEquatableArray())
        : AttributeReader.EnumMember(attribute.ConstructorArguments[0]) is { } member ? new ConsistencyModel(member, [])
        : null;

    /// <summary>The attribute that holds for a type, and the type that carries it.</summary>
    public static (AttributeData Attribute, INamedTypeSymbol Carrier)? Find(INamedTypeSymbol command)
    {
        foreach (INamedTypeSymbol type in CommandSubtypes.AncestorsOf(command).Prepend(command))
        {
            if (EdictTypes.FindConsistent(type) is { } attribute)
            {
                return (attribute, type);
            }
        }

        return null;
    }

    /// <summary>The names that an attribute gives, in order; those that are <see langword="null"/> are empty.</summary>
    public static IEnumerable<string> NamesOf(AttributeData attribute) => Names(attribute) && !attribute.ConstructorArguments[0].IsNull
        ? attribute.ConstructorArguments[0].Values.Select(static name => name.Value as string ?? "")
        : [];

    /// <summary>Whether an attribute gives names, if only none.</summary>
    public static bool Names(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Kind == TypedConstantKind.Array;
}
