using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Judges the types by which methods take events: those of events, and base types and interfaces of events.</summary>
internal static class TakenEvents
{
    /// <summary>Whether a type is of a kind of which an event can be.</summary>
    public static bool MayBe(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named
        && named.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;

    /// <summary>Whether what takes one type takes events of another.</summary>
    public static bool Takes(ITypeSymbol taken, ITypeSymbol @event) =>
        SymbolEqualityComparer.Default.Equals(taken, @event)
        || taken.SpecialType == SpecialType.System_Object
        || (@event is INamedTypeSymbol named && Subtypes.Derives(named, taken));

    /// <summary>
    /// The place of a type among the cases of a switch: classes from the most derived to object, and interfaces, from the most derived, in between.
    /// </summary>
    public static (int Kind, int Depth) Precedence(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } => (2, 0),
        { TypeKind: TypeKind.Interface } => (1, -type.AllInterfaces.Length),
        _ => (0, -Depth(type)),
    };

    /// <summary>Whether there are objects of the type itself.</summary>
    public static bool IsConcrete(ITypeSymbol type) =>
        type is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_Object };

    /// <summary>
    /// Reports a type of which no event can be, at the first parameter of the method. What is no event itself may still be the base class of some; an
    /// interface or abstract class may be of events elsewhere.
    /// </summary>
    public static void Check(ITypeSymbol type, IMethodSymbol method, INamedTypeSymbol owner, Compilation compilation, IProblemSink? problems)
    {
        if (problems is null)
        {
            return;
        }

        if (EdictTypes.FindEvent(type) is not null)
        {
            if (ForeignTypes.IsWithoutModule(type, compilation))
            {
                ForeignTypes.Report(type, SourceLocations.TypeOf(method.Parameters[0], owner), problems);
            }
        }
        else if (IsConcrete(type) && !Subtypes.Exist(type))
        {
            problems.Report(
                ProblemKind.TakenTypeIsNoEvent, SourceLocations.TypeOf(method.Parameters[0], owner), AnnotatedType.Display(type), method.Name);
        }
    }

    private static int Depth(ITypeSymbol type)
    {
        int depth = 0;
        for (ITypeSymbol? part = type.BaseType; part is not null; part = part.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
