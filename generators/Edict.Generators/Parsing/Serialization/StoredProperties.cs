using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Finds the properties of a type that everyone can read, or that [JsonInclude] shows: those of base types first, each in the order of declaration.</summary>
internal static class StoredProperties
{
    public static IReadOnlyList<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        List<IPropertySymbol> properties = [];
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            int place = 0;
            foreach (ISymbol member in part.GetMembers())
            {
                // What a derived type overrides or hides is seen first, and keeps its place among the others of its type.
                if (member is IPropertySymbol property && IsReadable(property) && !Has(properties, place, property.Name))
                {
                    properties.Insert(place++, property);
                }
            }
        }

        return properties;
    }

    private static bool Has(List<IPropertySymbol> properties, int start, string name)
    {
        for (int index = start; index < properties.Count; index++)
        {
            if (properties[index].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter }
        && property.Name.Length > 0
        && (Narrowest(property, getter) == Accessibility.Public || IsIncluded(property))
        && property.ExplicitInterfaceImplementations.IsEmpty;

    /// <summary>Whether a property shall be stored although not everyone can read or set it.</summary>
    public static bool IsIncluded(IPropertySymbol property) => JsonAttributes.Find(property, "JsonIncludeAttribute") is not null;

    private static Accessibility Narrowest(IPropertySymbol property, IMethodSymbol getter) =>
        property.DeclaredAccessibility == Accessibility.Public ? getter.DeclaredAccessibility : property.DeclaredAccessibility;
}
