using Edict.Generators.Parsing.State;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Finds fields of an object that would not be there again after it was stored by its properties.</summary>
internal static class LostFields
{
    /// <summary>The member that would be lost; <see langword="null"/> when none would.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, PropertyReading reading, CancellationToken cancellation)
    {
        Immutability immutability = new(isStored: true, cancellation);
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (IFieldSymbol field in part.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
            {
                ISymbol member = field.AssociatedSymbol ?? field;
                bool isStored = member is IPropertySymbol property && reading.Stored.Contains(property, SymbolEqualityComparer.Default);
                bool isGivenUp = JsonAttributes.Find(member, "JsonIgnoreAttribute") is not null;

                // What only the constructor sets, it sets again.
                if (!isStored && !isGivenUp && !(field.IsReadOnly && immutability.Holds(field.Type)))
                {
                    return member;
                }
            }
        }

        return null;
    }
}
