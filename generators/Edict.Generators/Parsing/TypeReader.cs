using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.Generators.Parsing;

/// <summary>Turns a type symbol into what models keep of it.</summary>
internal static class TypeReader
{
    /// <summary>How generated code refers to a type: <c>global::</c>, keywords escaped, no nullable annotation.</summary>
    public static string FullName(ITypeSymbol type) => SymbolNames.FullName(type);

    public static TypeModel Read(INamedTypeSymbol type) => new(
        FullName(type), Namespace(type), NestedName(type), EffectiveAccessibility(type) == Accessibility.Public, AnnotatedType.FindUnsupported(type) is null)
    {
        Obsolete = ObsoleteReader.Read(type),
    };

    public static DeclarationModel Declaration(INamedTypeSymbol type) => new(
        Namespace(type), ContainingChain(type).Select(static part => new TypeHeaderModel(Keyword(part), part.Name)).ToEquatableArray());

    public static string Namespace(ITypeSymbol type) => SymbolNames.Of(type.ContainingNamespace);

    /// <summary>The type and those around it, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> ContainingChain(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> chain = [];
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            chain.Insert(0, part);
        }

        return chain;
    }

    /// <summary>The narrowest accessibility of the type, those around it and its type arguments: public, internal or private.</summary>
    public static Accessibility EffectiveAccessibility(ITypeSymbol type)
    {
        Accessibility narrowest = Accessibility.Public;
        for (ITypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            narrowest = Narrower(narrowest, part.DeclaredAccessibility);
            if (part is not INamedTypeSymbol { Arity: > 0 } named)
            {
                continue;
            }

            foreach (ITypeSymbol argument in named.TypeArguments)
            {
                narrowest = Narrower(narrowest, argument is ITypeParameterSymbol ? Accessibility.Public : EffectiveAccessibility(argument));
            }
        }

        return type is IArrayTypeSymbol array ? EffectiveAccessibility(array.ElementType) : narrowest;
    }

    /// <summary>Whether the compiler does not know the type, or one that it is made of, and says so itself.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
        _ => false,
    };

    /// <summary>Whether the type is made of a type parameter, so that only code within the generic type can name it.</summary>
    public static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => (named.Arity > 0 && named.TypeArguments.Any(IsOpen)) || (named.ContainingType is { } outer && IsOpen(outer)),
        _ => false,
    };

    /// <summary>Whether the type, or one around it, has type arguments.</summary>
    public static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || (type.ContainingType is { } outer && IsGeneric(outer));

    /// <summary>Whether every declaration of the type says <c>partial</c>; so says any part of a type that has several.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return true;
            }
        }

        return false;
    }

    private static string NestedName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{NestedName(outer)}.{type.MetadataName}" : type.MetadataName;

    private static Accessibility Narrower(Accessibility left, Accessibility right) => (left, Width(right)) switch
    {
        (Accessibility.Private, _) or (_, Accessibility.Private) => Accessibility.Private,
        (Accessibility.Internal, _) or (_, Accessibility.Internal) => Accessibility.Internal,
        _ => Accessibility.Public,
    };

    // What is protected cannot be named by code beside it; what is protected or internal can be, in its own assembly.
    private static Accessibility Width(Accessibility declared) => declared switch
    {
        Accessibility.Public or Accessibility.NotApplicable => Accessibility.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
        _ => Accessibility.Private,
    };

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
