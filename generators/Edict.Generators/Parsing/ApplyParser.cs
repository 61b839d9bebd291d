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

            TakenEvents.Check(@event, method, aggregate, compilation, problems);
            applied.Add(@event, new AppliedEvent(@event, new ApplyModel(method.Name, TypeReader.FullName(@event), !method.ReturnsVoid)));
        }

        List<AppliedEvent> ordered = [.. applied.Values];
        (int, int)[] precedences = [.. ordered.Select(static apply => TakenEvents.Precedence(apply.Type))];
        return precedences.Distinct().Count() > 1 ? [.. ordered.OrderBy(static apply => TakenEvents.Precedence(apply.Type))] : ordered;
    }

    private static void ReportSignature(IMethodSymbol method, INamedTypeSymbol aggregate, IProblemSink? problems)
    {
        if (!TypeReader.IsUnknown(method.ReturnType) && !method.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type)))
        {
            problems?.Report(
                ProblemKind.ApplySignatureNotUnderstood, SourceLocations.NameOf(method, aggregate), method.Name, AnnotatedType.Display(aggregate));
        }
    }

    private static bool IsUnderstood(IMethodSymbol method, INamedTypeSymbol aggregate) =>
        method is { IsStatic: false, IsGenericMethod: false, IsAsync: false, Parameters.Length: 1 }
        && method.Parameters[0] is { RefKind: RefKind.None or RefKind.In } parameter
        && TakenEvents.MayBe(parameter.Type)
        && (method.ReturnsVoid || IsAggregate(method, aggregate));

    private static bool IsAggregate(IMethodSymbol method, INamedTypeSymbol aggregate) =>
        method.ReturnNullableAnnotation != NullableAnnotation.Annotated
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, aggregate);
}
