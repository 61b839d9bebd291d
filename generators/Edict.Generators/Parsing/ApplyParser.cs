using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the [Applies] methods of an aggregate.</summary>
internal static class ApplyParser
{
    /// <summary>What the aggregate applies, more derived types before their bases, as the cases of a switch must be.</summary>
    public static List<AppliedEvent> Parse(INamedTypeSymbol aggregate, IEnumerable<IMethodSymbol> methods, Compilation compilation, IProblemSink? problems)
    {
        Dictionary<ITypeSymbol, AppliedEvent> applied = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in methods)
        {
            if (!IsUnderstood(method, aggregate))
            {
                ReportSignature(method, aggregate, problems);
                continue;
            }

            ITypeSymbol @event = method.Parameters[0].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
            if (applied.ContainsKey(@event))
            {
                problems?.Report(
                    ProblemKind.EventAppliedTwice,
                    SourceLocations.NameOf(method, aggregate),
                    AnnotatedType.Display(@event),
                    AnnotatedType.Display(aggregate));
                continue;
            }

            ReportNoEvent(method, aggregate, @event, compilation, problems);
            applied.Add(@event, new AppliedEvent(@event, new ApplyModel(method.Name, TypeReader.FullName(@event), !method.ReturnsVoid)));
        }

        return [.. applied.Values.OrderBy(static apply => Precedence(apply.Type))];
    }

    private static void ReportSignature(IMethodSymbol method, INamedTypeSymbol aggregate, IProblemSink? problems)
    {
        if (!TypeReader.IsUnknown(method.ReturnType) && !method.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type)))
        {
            problems?.Report(
                ProblemKind.ApplySignatureNotUnderstood, SourceLocations.NameOf(method, aggregate), method.Name, AnnotatedType.Display(aggregate));
        }
    }

    // What is no event itself may still be the base class of some; an interface or abstract class may be of events elsewhere.
    private static void ReportNoEvent(
        IMethodSymbol method, INamedTypeSymbol aggregate, ITypeSymbol type, Compilation compilation, IProblemSink? problems)
    {
        if (problems is null)
        {
            return;
        }

        if (EdictTypes.FindEvent(type) is not null)
        {
            if (ForeignTypes.IsWithoutModule(type, compilation))
            {
                ForeignTypes.Report(type, SourceLocations.TypeOf(method.Parameters[0], aggregate), problems);
            }
        }
        else if (type is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_Object }
            && !Subtypes.Exist(type))
        {
            problems.Report(
                ProblemKind.AppliedTypeIsNoEvent, SourceLocations.TypeOf(method.Parameters[0], aggregate), AnnotatedType.Display(type), method.Name);
        }
    }

    private static bool IsUnderstood(IMethodSymbol method, INamedTypeSymbol aggregate) =>
        method is { IsStatic: false, IsGenericMethod: false, IsAsync: false, Parameters.Length: 1 }
        && method.Parameters[0] is { RefKind: RefKind.None or RefKind.In } parameter
        && parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } type
        && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
        && (method.ReturnsVoid || IsAggregate(method, aggregate));

    private static bool IsAggregate(IMethodSymbol method, INamedTypeSymbol aggregate) =>
        method.ReturnNullableAnnotation != NullableAnnotation.Annotated
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, aggregate);

    // Classes from the most derived to object, and interfaces, from the most derived, in between.
    private static (int Kind, int Depth) Precedence(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } => (2, 0),
        { TypeKind: TypeKind.Interface } => (1, -type.AllInterfaces.Length),
        _ => (0, -Depth(type)),
    };

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
