using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>
/// Finds out what is obsolete, so that generated code that has to refer to it can be marked as obsolete itself: then the compiler says nothing
/// there, and everything where people use it.
/// </summary>
internal static class ObsoleteReader
{
    /// <summary>What [Obsolete] says of a type, of one around it or of one that it is made of.</summary>
    public static ObsoleteModel? Read(ITypeSymbol type) => type switch
    {
        { SpecialType: not SpecialType.None } => null,
        IArrayTypeSymbol array => Read(array.ElementType),
        INamedTypeSymbol named => ReadNamed(named),
        _ => null,
    };

    /// <summary>Whether a type, one around it or one that it is made of is obsolete.</summary>
    public static bool Is(ITypeSymbol type) => Read(type) is not null;

    /// <summary>Whether a property, one of its accessors or its type is obsolete.</summary>
    public static bool Is(IPropertySymbol property) =>
        IsMarked(property) || IsMarked(property.GetMethod) || IsMarked(property.SetMethod) || Is(property.Type);

    /// <summary>Whether a method or a type in its signature is obsolete.</summary>
    public static bool Is(IMethodSymbol method) =>
        IsMarked(method) || Is(method.ReturnType) || method.Parameters.Any(static parameter => Is(parameter.Type));

    /// <summary>Whether a member itself is obsolete.</summary>
    public static bool IsMarked(ISymbol? member) => member is not null && Find(member) is not null;

    /// <summary>Whether a type is [Experimental], or its assembly is, which the compiler lets nobody refer to who does not say so.</summary>
    public static bool IsExperimental(ITypeSymbol type)
    {
        for (ISymbol? part = type; part is ITypeSymbol; part = part.ContainingType)
        {
            if (IsMarkedExperimental(part))
            {
                return true;
            }
        }

        return type.ContainingAssembly is { } assembly && IsMarkedExperimental(assembly);
    }

    private static ObsoleteModel? ReadNamed(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (Find(part) is { } attribute)
            {
                return new ObsoleteModel(
                    AttributeReader.Argument<string>(attribute, 0),
                    attribute.ConstructorArguments.Length > 1 && attribute.ConstructorArguments[1].Value is true);
            }

            foreach (ITypeSymbol argument in part.TypeArguments)
            {
                if (Read(argument) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static AttributeData? Find(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute" } type && EdictTypes.IsNamespace(type.ContainingNamespace, "System"))
            {
                return attribute;
            }
        }

        return null;
    }

    private static bool IsMarkedExperimental(ISymbol symbol) => symbol.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { Name: "ExperimentalAttribute" } type && TypeReader.Namespace(type) == "System.Diagnostics.CodeAnalysis");
}
