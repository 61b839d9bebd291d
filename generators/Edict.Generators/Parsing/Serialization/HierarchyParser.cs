using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Finds the types that objects of a hierarchy can be of, and what JSON calls each.</summary>
/// <param name="context">What the parsers share.</param>
/// <param name="values">Parses the types.</param>
internal sealed class HierarchyParser(ShapeContext context, ShapeParser values)
{
    private const string UsualProperty = "$type";

    public HierarchyShapeModel? Parse(INamedTypeSymbol type, string converter)
    {
        string property = JsonAttributes.Find(type, "JsonPolymorphicAttribute") is { } attribute
            ? AttributeReader.Text(attribute, "TypeDiscriminatorPropertyName") ?? UsualProperty
            : UsualProperty;
        IReadOnlyList<(INamedTypeSymbol Type, string Name)> kinds = Hierarchies.KindsOf(type);
        if (kinds.Count == 0)
        {
            context.Refuse(type, UnstorableTypes.Reason(type) ?? UnstorableTypes.Unknown);
            return null;
        }

        if (FindFlaw(type, kinds) is { } flaw)
        {
            Refuse(type, flaw);
            return null;
        }

        List<KindModel> models = [];
        foreach ((INamedTypeSymbol kind, string name) in kinds.OrderByDescending(static kind => Depth(kind.Type)).ThenBy(static kind => kind.Name, StringComparer.Ordinal))
        {
            if (StoredProperties.Of(kind).Any(member => (JsonAttributes.NameOf(member) ?? JsonNames.OfProperty(member.Name)) == property))
            {
                Refuse(type, $"'{ShapeContext.Display(kind)}' has a property '{property}', which says of which type an object is. Rename one of the two");
                return null;
            }

            if (values.ParseProperties(kind) is not { Length: > 0 } properties)
            {
                return null;
            }

            models.Add(new(StoredTypeNames.WithoutNull(kind), properties, name));
        }

        return new(converter, StoredTypeNames.WithoutNull(type), property, models.ToEquatableArray());
    }

    private static string? FindFlaw(INamedTypeSymbol type, IReadOnlyList<(INamedTypeSymbol Type, string Name)> kinds)
    {
        foreach ((INamedTypeSymbol kind, string name) in kinds)
        {
            bool isItself = SymbolEqualityComparer.Default.Equals(kind, type);
            if (name.Length == 0 && !isItself)
            {
                return $"'{ShapeContext.Display(kind)}' has no name by which it could be told from the others. Give its [JsonDerivedType] a second argument";
            }

            if (!isItself && !Subtypes.Derives(kind, type))
            {
                return $"'{ShapeContext.Display(kind)}' does not derive from it. Name only types that do";
            }

            if (kind.IsUnboundGenericType || (kind.IsGenericType && kind.IsDefinition) || TypeReader.EffectiveAccessibility(kind) == Accessibility.Private)
            {
                return $"generated code cannot name '{ShapeContext.Display(kind)}'. Make it internal or public, and not generic";
            }

            if (kinds.FirstOrDefault(other => other.Name == name && !SymbolEqualityComparer.Default.Equals(other.Type, kind)).Type is { } twin)
            {
                return $"'{ShapeContext.Display(kind)}' and '{ShapeContext.Display(twin)}' have one name, {name}. Give each one of its own by [JsonDerivedType]";
            }
        }

        return null;
    }

    private void Refuse(INamedTypeSymbol type, string reason)
    {
        context.Report(ProblemKind.HierarchyNotStorable, ShapeContext.Display(type), reason);
        context.Fail($"'{context.Path}' cannot be stored: {reason}");
    }

    private static int Depth(INamedTypeSymbol type)
    {
        int depth = 0;
        for (INamedTypeSymbol? part = type.BaseType; part is not null; part = part.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
