using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>
/// Looks for types that derive from a class. It walks a whole assembly, so it is asked only where something is about to be reported.
/// </summary>
internal static class Subtypes
{
    /// <summary>Whether a type may derive from the class: one in its own assembly does, or another assembly than this declares it.</summary>
    public static bool Exist(ITypeSymbol type) =>
        type is { IsSealed: false, TypeKind: TypeKind.Class }
        && (!type.Locations.Any(static location => location.IsInSource)
            || All(type.ContainingAssembly.GlobalNamespace).Any(candidate => Derives(candidate, type)));

    /// <summary>Every type of an abstract type's own assembly that derives from it or implements it.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) =>
        All(type.ContainingAssembly.GlobalNamespace).Where(candidate => Derives(candidate, type));

    public static bool Derives(INamedTypeSymbol type, ITypeSymbol ancestor)
    {
        if (ancestor.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.Contains(ancestor, SymbolEqualityComparer.Default);
        }

        for (INamedTypeSymbol? part = type.BaseType; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every type within a namespace or type.</summary>
    public static IEnumerable<INamedTypeSymbol> All(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static member =>
            member is INamedTypeSymbol type ? All(type).Prepend(type) : All(member));
}
