using Edict.Generators.Models;
using Edict.Generators.Parsing.Returns;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the [Handles] methods of a class. One that is not understood still becomes a route, with a fault.</summary>
internal static class HandlerParser
{
    public static EquatableArray<HandlerModel> Parse(
        HandlingClass handling, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        List<HandlerSignature> signatures = FindSignatures(handling, compilation, problems);
        IReadOnlyDictionary<ITypeSymbol, IdentityReading> identities = IdentityParser.Parse(handling, signatures, problems, cancellation);
        HashSet<string> ambiguous = AmbiguousNames(signatures);
        TypeModel type = TypeReader.Read(handling.Type);
        bool isAggregateObsolete = ObsoleteReader.Is(handling.Aggregate);
        List<HandlerModel> handlers = [];
        foreach (HandlerSignature signature in signatures)
        {
            cancellation.ThrowIfCancellationRequested();
            IdentityReading identity = identities[signature.Command];
            CallModel? call = ParseCall(handling, signature, compilation, problems);
            string? fault = identity.Fault ?? signature.Fault
                ?? (call is null ? $"What {AnnotatedType.Display(handling.Type)}.{signature.Method.Name} returns is not understood." : null);
            bool isObsolete = ObsoleteReader.Is(signature.Method)
                || isAggregateObsolete
                || (identity.Property is { } property && ObsoleteReader.Is(property));
            handlers.Add(new HandlerModel(
                Route(handling, type, signature.Command, ambiguous, identity.Model?.Type, fault) with { IsObsolete = isObsolete },
                fault is null ? identity.Model : null,
                fault is null ? call : null));
        }

        return handlers.ToEquatableArray();
    }

    private static List<HandlerSignature> FindSignatures(HandlingClass handling, Compilation compilation, IProblemSink? problems)
    {
        Dictionary<ITypeSymbol, HandlerSignature> byCommand = new(SymbolEqualityComparer.Default);
        List<HandlerSignature> signatures = [];
        foreach (IMethodSymbol method in AnnotatedMethods.Of(handling.Type, EdictTypes.Handles, compilation, problems))
        {
            if (HandlerSignature.Read(method, handling, problems) is not { } signature)
            {
                continue;
            }

            if (byCommand.ContainsKey(signature.Command))
            {
                problems?.Report(
                    ProblemKind.CommandHandledTwice,
                    SourceLocations.NameOf(method, handling.Type),
                    AnnotatedType.Display(signature.Command),
                    AnnotatedType.Display(handling.Type));
                continue;
            }

            byCommand.Add(signature.Command, signature);
            signatures.Add(signature);
        }

        return signatures;
    }

    private static CallModel? ParseCall(
        HandlingClass handling, HandlerSignature signature, Compilation compilation, IProblemSink? problems)
    {
        IMethodSymbol method = signature.Method;
        if (signature.Fault is not null)
        {
            return null;
        }

        if (method.IsAsync || ReturnShapes.Recognise(method) is not { } returned)
        {
            ReportReturn(handling, method, problems);
            return null;
        }

        ReportEvents(handling, method, returned, compilation, problems);
        return new CallModel(
            method.Name, Target(handling, method), TypeReader.FullName(handling.Aggregate), signature.TakesContext, returned.Model);
    }

    private static void ReportReturn(HandlingClass handling, IMethodSymbol method, IProblemSink? problems)
    {
        if (!TypeReader.IsUnknown(method.ReturnType))
        {
            problems?.Report(
                ProblemKind.HandlerReturnNotUnderstood,
                SourceLocations.ReturnTypeOf(method, handling.Type),
                method.Name,
                (method.IsAsync ? "async " : "") + AnnotatedType.Display(method.ReturnType));
        }
    }

    // An event returned by its own type is known here; one behind a base type or an interface is found at run time.
    private static void ReportEvents(
        HandlingClass handling, IMethodSymbol method, RecognisedReturn returned, Compilation compilation, IProblemSink? problems)
    {
        if (problems is null)
        {
            return;
        }

        foreach (ITypeSymbol @event in returned.Events.Where(IsConcrete))
        {
            if (EdictTypes.FindEvent(@event) is null)
            {
                ReportUnannotated(handling, method, @event, problems);
            }
            else if (ForeignTypes.IsWithoutModule(@event, compilation))
            {
                ReportForeign(handling, method, @event, problems);
            }
            else if (handling.ShowsApplies && !handling.Applied.Any(apply => apply.Takes(@event)))
            {
                problems.Report(
                    ProblemKind.EventNotApplied,
                    SourceLocations.ReturnTypeOf(method, handling.Type),
                    AnnotatedType.Display(@event),
                    AnnotatedType.Display(handling.Aggregate));
            }
        }
    }

    // Where it is applied, or its assembly's aggregate is named, it is reported there: one mistake, one error.
    private static void ReportForeign(HandlingClass handling, IMethodSymbol method, ITypeSymbol @event, IProblemSink problems)
    {
        bool isApplied = handling.ShowsApplies && handling.Applied.Any(apply => SymbolEqualityComparer.Default.Equals(apply.Type, @event));
        if (!isApplied && !SymbolEqualityComparer.Default.Equals(@event.ContainingAssembly, handling.Aggregate.ContainingAssembly))
        {
            ForeignTypes.Report(@event, SourceLocations.ReturnTypeOf(method, handling.Type), problems);
        }
    }

    // A base class of events need not be one itself; what nothing derives from can only be one.
    private static void ReportUnannotated(HandlingClass handling, IMethodSymbol method, ITypeSymbol @event, IProblemSink problems)
    {
        if (!Subtypes.Exist(@event))
        {
            problems.Report(
                ProblemKind.EventNotAnnotated, SourceLocations.ReturnTypeOf(method, handling.Type), AnnotatedType.Display(@event));
        }
    }

    private static bool IsConcrete(ITypeSymbol @event) =>
        @event is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None };

    private static CallTarget Target(HandlingClass handling, IMethodSymbol method) => (handling.IsSeparate, method.IsStatic) switch
    {
        (false, false) => CallTarget.State,
        (false, true) => CallTarget.StateClass,
        (true, true) => CallTarget.HandlerClass,
        (true, false) => CallTarget.HandlerInstance,
    };

    private static RouteModel Route(
        HandlingClass handling, TypeModel handler, INamedTypeSymbol command, HashSet<string> ambiguous, string? identity, string? fault)
    {
        TypeModel type = TypeReader.Read(command);
        string name = ambiguous.Contains(command.Name) ? $"{type.Namespace}.{type.NestedName}" : command.Name;
        bool isSealed = CommandSubtypes.IsSealed(command);
        return new RouteModel(
            type,
            isSealed,
            command.IsAbstract,
            handling.Name,
            handler,
            handling.Names.Take(Identifier(name) + "Route"),
            identity,
            isSealed ? null : CommandSubtypes.AsBase(command),
            isSealed ? "" : command.ContainingAssembly.Name,
            fault)
        {
            Consistency = ConsistencyParser.Parse(command),
        };
    }

    private static HashSet<string> AmbiguousNames(List<HandlerSignature> signatures)
    {
        HashSet<string> seen = [];
        return [.. signatures.Select(static signature => signature.Command.Name).Where(name => !seen.Add(name))];
    }

    private static string Identifier(string dotted) => dotted.TrimStart('.').Replace('.', '_').Replace('`', '_');
}
