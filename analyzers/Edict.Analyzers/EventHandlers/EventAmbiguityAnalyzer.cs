using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.EventHandlers;

/// <summary>Reports events that two methods of one event handler take by base types of which neither derives from the other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventAmbiguityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.EventAmbiguous];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<INamedTypeSymbol> events = [];
            ConcurrentBag<INamedTypeSymbol> handlers = [];
            start.RegisterSymbolAction(symbol => Collect((INamedTypeSymbol)symbol.Symbol, events, handlers), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, events, handlers));
        });
    }

    private static void Collect(INamedTypeSymbol type, ConcurrentBag<INamedTypeSymbol> events, ConcurrentBag<INamedTypeSymbol> handlers)
    {
        if (EdictTypes.FindEvent(type) is not null)
        {
            events.Add(type);
        }

        if (EdictTypes.FindEventHandler(type) is not null)
        {
            handlers.Add(type);
        }
    }

    // Of two classes that an event derives from, one derives from the other: only interfaces are ambiguous.
    private static void Judge(CompilationAnalysisContext context, IEnumerable<INamedTypeSymbol> written, IEnumerable<INamedTypeSymbol> handlers)
    {
        Lazy<INamedTypeSymbol[]> events = new(() =>
        [
            .. written.Concat(ManifestReader.ReadEvents(context.Compilation, context.CancellationToken)).OrderBy(TypeReader.FullName, StringComparer.Ordinal),
        ]);
        foreach (INamedTypeSymbol handler in handlers)
        {
            List<EventMethod> methods = EventMethodParser.Parse(handler, context.Compilation, problems: null);
            if (methods.Count > 1 && methods.Exists(static method => method.Event.TypeKind == TypeKind.Interface))
            {
                Judge(context, handler, methods, events.Value);
            }
        }
    }

    // One event tells of the two methods; what others they share is the same mistake.
    private static void Judge(CompilationAnalysisContext context, INamedTypeSymbol handler, List<EventMethod> methods, INamedTypeSymbol[] events)
    {
        HashSet<EventMethod> reported = [];
        foreach (INamedTypeSymbol @event in events)
        {
            EventMethod[] closest = [.. Closest(@event, methods)];
            if (closest.Length > 1 && reported.Add(closest[1]))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.EventAmbiguous,
                    SourceLocations.NameOf(closest[1].Symbol, handler),
                    AnnotatedType.Display(@event),
                    AnnotatedType.Display(handler),
                    $"as a '{AnnotatedType.Display(closest[0].Event)}' and as a '{AnnotatedType.Display(closest[1].Event)}'. "
                    + $"Add a [Handles] method that takes '{AnnotatedType.Display(@event)}'."));
            }
        }
    }

    private static IEnumerable<EventMethod> Closest(INamedTypeSymbol @event, List<EventMethod> methods)
    {
        List<EventMethod> takers = methods.FindAll(method => TakenEvents.Takes(method.Event, @event));
        return takers.Where(taker => !takers.Exists(other => other != taker && TakenEvents.Takes(taker.Event, other.Event)));
    }
}
