using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Finds the constructor by which a stored object is made again.</summary>
internal static class Constructors
{
    /// <summary>
    /// The constructor that can be called and whose every parameter is a property by name and type: the one marked
    /// [JsonConstructor], otherwise the one with most parameters.
    /// </summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties, IAssemblySymbol assembly)
    {
        IMethodSymbol? found = null;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (IsCallable(constructor, assembly) && TakesProperties(constructor, properties) && (found is null || Precedes(constructor, found)))
            {
                found = constructor;
            }
        }

        return found;
    }

    /// <summary>The place of the property that a parameter is for; -1 where there is none.</summary>
    public static int PropertyOf(IParameterSymbol parameter, IReadOnlyList<IPropertySymbol> properties)
    {
        int found = -1;
        for (int index = 0; index < properties.Count; index++)
        {
            if (parameter.RefKind is RefKind.None or RefKind.In
                && string.Equals(properties[index].Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(properties[index].Type, parameter.Type)
                && (found < 0 || properties[index].Name == parameter.Name))
            {
                found = index;
            }
        }

        return found;
    }

    private static bool TakesProperties(IMethodSymbol constructor, IReadOnlyList<IPropertySymbol> properties)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (PropertyOf(parameter, properties) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Precedes(IMethodSymbol constructor, IMethodSymbol other) =>
        (IsMarked(constructor), IsMarked(other)) is var (isMarked, isOtherMarked) && isMarked != isOtherMarked
            ? isMarked
            : constructor.Parameters.Length > other.Parameters.Length;

    private static bool IsMarked(IMethodSymbol constructor) => JsonAttributes.Find(constructor, "JsonConstructorAttribute") is not null;

    /// <summary>Whether a parameter has no name, or no known type, yet.</summary>
    public static bool AreUnfinished(INamedTypeSymbol type) => type.InstanceConstructors.Any(static constructor =>
        constructor.Parameters.Any(static parameter => parameter.Name.Length == 0 || parameter.Type.TypeKind == TypeKind.Error));

    /// <summary>Whether generated code can call a constructor.</summary>
    public static bool IsCallable(IMethodSymbol constructor, IAssemblySymbol assembly) => constructor.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, assembly)
            || constructor.ContainingAssembly.GivesAccessTo(assembly),
        _ => false,
    };
}
