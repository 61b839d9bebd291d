using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.Generators.Parsing.State;

/// <summary>
/// Finds out whether generated code can copy an aggregate's state so that nothing changeable is shared. What cannot be proved is
/// not copied.
/// </summary>
internal static class CopyParser
{
    public static CopyModel Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<CollectionFieldModel> collections = [];
        bool changes = false;
        Immutability immutability = new(isStored: false, cancellation);
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            // Fields of a class in another assembly are not all visible, nor are some that the compiler makes.
            if (!SourceLocations.AreOf(part) || HidesFields(part, cancellation))
            {
                return CopyModel.None;
            }

            foreach (ISymbol member in part.GetMembers())
            {
                if (member is not IFieldSymbol { IsStatic: false } field)
                {
                    continue;
                }

                changes |= !field.IsReadOnly;
                if (immutability.Holds(field.Type))
                {
                    continue;
                }

                if (part.IsGenericType || KindOf(field.Type, immutability) is not { } kind)
                {
                    return CopyModel.None;
                }

                collections.Add(new CollectionFieldModel(field.Name, TypeReader.FullName(part), TypeReader.FullName(field.Type), kind));
            }
        }

        bool isItself = !changes && collections.Count == 0;
        return new CopyModel(isItself ? CopyWay.Itself : CopyWay.Clone, collections.ToEquatableArray());
    }

    /// <summary>The fields of a class and its base classes, as far as they are seen.</summary>
    public static IEnumerable<IFieldSymbol> FieldsOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false } field)
                {
                    yield return field;
                }
            }
        }
    }

    /// <summary>Whether a class has fields that are not among its members: captured parameters, and the listeners of an event.</summary>
    internal static bool HidesFields(INamedTypeSymbol type, CancellationToken cancellation) =>
        CapturesParameters(type, cancellation) || HasListeners(type);

    private static bool CapturesParameters(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.IsRecord)
        {
            return false;
        }

        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList.Parameters.Count: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasListeners(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IEventSymbol { IsStatic: false })
            {
                return true;
            }
        }

        return false;
    }

    private static CollectionKind? KindOf(ITypeSymbol type, Immutability immutability) => type switch
    {
        IArrayTypeSymbol array when immutability.Holds(array.ElementType) => CollectionKind.Array,
        INamedTypeSymbol { Arity: > 0, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } named
            when named.TypeArguments.All(immutability.Holds) => KindOf(named.Name),
        _ => null,
    };

    private static CollectionKind? KindOf(string name) => name switch
    {
        "List" or "Queue" or "LinkedList" => CollectionKind.Ordered,
        "Dictionary" or "HashSet" or "SortedDictionary" or "SortedSet" or "SortedList" => CollectionKind.Compared,
        "Stack" => CollectionKind.Stack,
        _ => null,
    };
}
