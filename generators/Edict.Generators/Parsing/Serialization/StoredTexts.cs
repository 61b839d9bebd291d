using Edict.Generators.Parsing.Wrappers;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Says which types are written as their text: those that parse it, and have no properties of which they could be made again.</summary>
internal static class StoredTexts
{
    public static bool AreOf(INamedTypeSymbol type, IAssemblySymbol assembly, CancellationToken cancellation)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract || type.IsRefLikeType || EdictTypes.FindStored(type) is not null)
        {
            return false;
        }

        if (TextForm.IsParsable(type) && TextForm.IsWritten(type))
        {
            return EdictTypes.IsFramework(type) || !HasStoredProperties(type, assembly);
        }

        return IsCompletedElsewhere(type, cancellation) && !HasStoredProperties(type, assembly);
    }

    // A partial type with a foreign attribute and nothing in it: another generator writes the rest, and the compiler sees whether it parses.
    private static bool IsCompletedElsewhere(INamedTypeSymbol type, CancellationToken cancellation) =>
        TypeReader.IsPartial(type, cancellation)
        && !type.IsGenericType
        && type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { TypeKind: not TypeKind.Error } kind && !EdictTypes.IsFramework(kind) && !EdictTypes.IsEdict(kind, kind.Name, kind.Arity))
        && !type.GetMembers().Any(static member => member is IPropertySymbol { IsStatic: false, IsImplicitlyDeclared: false } or IFieldSymbol { IsStatic: false });

    private static bool HasStoredProperties(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        IReadOnlyList<IPropertySymbol> readable = StoredProperties.Of(type);
        return Constructors.Find(type, readable, assembly) is { } constructor
            && new PropertyReading(constructor, readable, assembly).Stored.Count > 0;
    }
}
