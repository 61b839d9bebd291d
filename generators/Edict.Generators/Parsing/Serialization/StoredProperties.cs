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
            // What a derived type overrides or hides is seen first, and keeps its place among the others of its type.
            properties.InsertRange(0, part.GetMembers().OfType<IPropertySymbol>().Where(property =>
                IsReadable(property) && properties.All(known => known.Name != property.Name)).ToArray());
        }

        return properties;
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
