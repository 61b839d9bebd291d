using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>
/// Judges whether objects that can be stored never change, so that one can serve every reader. It asks the fields, which say the truth
/// about setters as well; what cannot be stored need not be judged rightly.
/// </summary>
internal static class StoredImmutability
{
    public static bool Holds(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Holds(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol => false,
        _ when Scalars.Find(type) is not null => true,
        INamedTypeSymbol named when Collections.TryFind(type, out _, out ITypeSymbol element) =>
            named.Name == "ImmutableArray" && Holds(element),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } structure => FieldsHold(structure, mayChange: true),
        INamedTypeSymbol { TypeKind: TypeKind.Class } reference => FieldsHold(reference, mayChange: false),
        _ => false,
    };

    // A field of a struct may change: whoever holds the struct in a field that does not has a copy of its own.
    private static bool FieldsHold(INamedTypeSymbol type, bool mayChange)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            IEnumerable<IFieldSymbol> fields = part.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic);
            if (fields.Any(field => !(mayChange || field.IsReadOnly) || !Holds(field.Type)) || HasSetter(part, mayChange))
            {
                return false;
            }
        }

        return true;
    }

    // Reference assemblies have no private fields, but they have the setters.
    private static bool HasSetter(INamedTypeSymbol type, bool mayChange) => type.GetMembers().OfType<IPropertySymbol>().Any(property =>
        !property.IsStatic
        && ((!mayChange && property.SetMethod is { IsInitOnly: false }) || (IsStored(property) && !Holds(property.Type))));

    private static bool IsStored(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public && !property.IsIndexer
        && (property.SetMethod is not null || property.ContainingType.InstanceConstructors.Any(constructor =>
            constructor.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))));
}
