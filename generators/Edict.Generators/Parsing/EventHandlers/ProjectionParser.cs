using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>Reads what makes a projection of a class that handles events.</summary>
internal static class ProjectionParser
{
    /// <returns>What it is; <see langword="null"/> while not one of its methods is understood.</returns>
    public static ProjectionModel? Parse(AttributeData attribute, IReadOnlyList<EventMethod> methods) => methods.Count == 0 ? null
        : new ProjectionModel(AttributeReader.Number(attribute, "Version", otherwise: 1), TypeReader.FullName(methods[0].Session!));

    /// <summary>The methods that write to what the first of them, as they are written, writes to.</summary>
    public static List<EventMethod> Agreeing(INamedTypeSymbol type, List<EventMethod> methods, IProblemSink? problems)
    {
        if (methods.OrderBy(static method => method.Symbol.Locations.FirstOrDefault()?.SourceSpan.Start).FirstOrDefault()?.Session is not { } session)
        {
            return methods;
        }

        ILookup<bool, EventMethod> agreeing = methods.ToLookup(method => SymbolEqualityComparer.Default.Equals(method.Session, session));
        foreach (EventMethod other in agreeing[false])
        {
            problems?.Report(
                ProblemKind.SessionsDisagree,
                SourceLocations.NameOf(other.Symbol, type),
                other.Symbol.Name,
                AnnotatedType.Display(other.Session!),
                AnnotatedType.Display(type),
                AnnotatedType.Display(session));
        }

        return [.. agreeing[true]];
    }
}
