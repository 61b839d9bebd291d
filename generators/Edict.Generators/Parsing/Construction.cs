using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Judges whether generated code can construct a class.</summary>
internal static class Construction
{
    /// <summary>Whether <c>new T()</c> compiles within the class itself.</summary>
    public static bool NeedsNothing(INamedTypeSymbol type) =>
        !type.IsAbstract && type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.All(static parameter => parameter.IsOptional) && LeavesNothingRequired(constructor, type));

    /// <summary>Whether a constructor call needs no object initializer after it.</summary>
    public static bool LeavesNothingRequired(IMethodSymbol constructor, INamedTypeSymbol type) =>
        !HasRequiredMembers(type)
        || constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                {
                    return true;
                }
            }
        }

        return false;
    }
}
