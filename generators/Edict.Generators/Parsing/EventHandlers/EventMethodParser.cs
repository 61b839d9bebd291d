using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>Reads the [Handles] methods of an event handler. One that is not understood is left out.</summary>
internal static class EventMethodParser
{
    /// <summary>The methods, more derived types of events before their bases, as the cases of a switch must be; one alone where it takes batches.</summary>
    public static List<EventMethod> Parse(INamedTypeSymbol type, Compilation compilation, IProblemSink? problems)
    {
        List<EventMethod> methods = [];
        foreach (IMethodSymbol symbol in AnnotatedMethods.Of(type, EdictTypes.Handles, compilation, problems))
        {
            ReportIdentity(symbol, type, problems);
            if (Read(symbol, type, problems) is not { } method)
            {
                continue;
            }

            if (methods.Find(other => !other.TakesBatch && !method.TakesBatch && SymbolEqualityComparer.Default.Equals(other.Event, method.Event)) is not null)
            {
                ReportTwice(method, type, problems);
                continue;
            }

            TakenEvents.Check(method.Event, symbol, type, compilation, problems);
            methods.Add(method);
        }

        return methods.Find(static method => method.TakesBatch) is { } batch
            ? OnlyOne(batch, methods, type, problems)
            : [.. methods.OrderBy(static method => TakenEvents.Precedence(method.Event))];
    }

    /// <summary>What a method may return that is called and, where it is asynchronous, waited for; <see langword="null"/> for anything else.</summary>
    public static AsyncReturn? ReturnOf(IMethodSymbol method) => method switch
    {
        { RefKind: not RefKind.None } => null,
        { ReturnsVoid: true } => method.IsAsync ? null : AsyncReturn.Nothing,
        { ReturnNullableAnnotation: NullableAnnotation.Annotated } => null,
        { ReturnType: INamedTypeSymbol { Arity: 0, Name: "Task" } type } when IsTasks(type) => AsyncReturn.Task,
        { ReturnType: INamedTypeSymbol { Arity: 0, Name: "ValueTask" } type } when IsTasks(type) => AsyncReturn.ValueTask,
        _ => null,
    };

    private static bool IsTasks(ITypeSymbol type) => TypeReader.Namespace(type) == "System.Threading.Tasks";

    private static EventMethod? Read(IMethodSymbol symbol, INamedTypeSymbol type, IProblemSink? problems)
    {
        if (TypeReader.IsUnknown(symbol.ReturnType) || symbol.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type)))
        {
            return null;
        }

        // Then the class lies in a generic one, which is reported there.
        if (!symbol.IsGenericMethod && symbol.Parameters.Any(static parameter => TypeReader.IsOpen(parameter.Type)))
        {
            return null;
        }

        ProblemKind kind = EdictTypes.FindProjection(type) is null ? ProblemKind.EventMethodNotUnderstood : ProblemKind.ProjectionMethodNotUnderstood;
        EventParameters parameters = EventParameters.Read(symbol, kind == ProblemKind.ProjectionMethodNotUnderstood);
        if ((parameters.Flaw ?? FindNamesake(symbol, type)) is { } flaw)
        {
            problems?.Report(kind, SourceLocations.ParametersOf(symbol, type), symbol.Name, flaw);
            return null;
        }

        if (ReturnOf(symbol) is not { } returned)
        {
            problems?.Report(
                kind,
                SourceLocations.ReturnTypeOf(symbol, type),
                symbol.Name,
                $"returns '{(symbol.IsAsync && symbol.ReturnsVoid ? "async " : "")}{AnnotatedType.Display(symbol.ReturnType)}'");
            return null;
        }

        EventMethodModel model = new(
            symbol.Name, symbol.IsStatic, TypeReader.FullName(parameters.Event!), parameters.Shape, parameters.More.ToEquatableArray(), returned);
        return new EventMethod(symbol, parameters.Event!, parameters.Session, model);
    }

    // Of the methods of one name C# takes one of the most derived class that will do, however well another of a base class fits.
    private static string? FindNamesake(IMethodSymbol symbol, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null && !SymbolEqualityComparer.Default.Equals(part, symbol.ContainingType); part = part.BaseType)
        {
            if (part.GetMembers(symbol.Name).OfType<IMethodSymbol>().FirstOrDefault(other => !other.IsOverride && TakesTheSame(other, symbol)) is { } preferred)
            {
                return $"has the name of '{AnnotatedType.Display(preferred.ContainingType)}.{preferred.Name}', which C# calls instead: give it another name";
            }
        }

        return null;
    }

    private static bool TakesTheSame(IMethodSymbol method, IMethodSymbol given) =>
        method.Parameters.Length == given.Parameters.Length
        && method.Parameters.Zip(given.Parameters, static (taken, value) => TakenEvents.Takes(taken.Type, value.Type)).All(static takes => takes);

    private static void ReportIdentity(IMethodSymbol symbol, INamedTypeSymbol type, IProblemSink? problems)
    {
        if (problems is not null && EdictTypes.FindHandles(symbol) is { } attribute && AttributeReader.Text(attribute, "Identity") is not null)
        {
            problems.Report(
                ProblemKind.EventMethodNotUnderstood,
                SourceLocations.ArgumentOf(attribute, "Identity", type),
                symbol.Name,
                "names an Identity, which only a handler of commands has");
        }
    }

    private static void ReportTwice(EventMethod second, INamedTypeSymbol type, IProblemSink? problems) => problems?.Report(
        ProblemKind.EventHandledTwice,
        SourceLocations.NameOf(second.Symbol, type),
        AnnotatedType.Display(second.Event),
        AnnotatedType.Display(type));

    private static List<EventMethod> OnlyOne(EventMethod batch, List<EventMethod> methods, INamedTypeSymbol type, IProblemSink? problems)
    {
        if (methods.Count > 1)
        {
            problems?.Report(
                ProblemKind.EventMethodNotUnderstood,
                SourceLocations.ParametersOf(batch.Symbol, type),
                batch.Symbol.Name,
                "takes batches, and must then be the only [Handles] method of its class");
        }

        return [batch];
    }
}
