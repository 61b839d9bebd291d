using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Upcasting;

/// <summary>Reports methods that take or return an event by its own type although nothing is ever read as that, because it is upcast.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UpcastEventAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UpcastEventTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ApplicationScopes scopes = new();
            EventHistory history = new();
            ConcurrentBag<EventUse> uses = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, scopes, history, uses), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, scopes, history, uses));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ApplicationScopes scopes, EventHistory history, ConcurrentBag<EventUse> uses)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        history.Add(type);
        if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is not { } annotation)
        {
            return;
        }

        if (EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute"))
        {
            scopes.Add(type, annotation, context.Compilation, context.CancellationToken);
        }

        foreach (EventUse use in EventUse.Of(type, context.Compilation))
        {
            uses.Add(use);
        }
    }

    private static void Judge(CompilationAnalysisContext context, ApplicationScopes scopes, EventHistory history, IEnumerable<EventUse> uses)
    {
        ILookup<(string, int), TypeModel> upcasters = history.Upcasters(context.Compilation, context.CancellationToken)
            .ToLookup(static upcaster => upcaster.Key, static upcaster => upcaster.Holder);
        foreach (EventUse use in uses)
        {
            if (StoredEvent.Of(use.Event) is { } @event
                && upcasters[(@event.Name, @event.Version)].Any(holder => scopes.IsEmpty || scopes.TakeBoth(holder, use.User)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UpcastEventTaken, use.Location, @event.Display, use.Consequence));
            }
        }
    }
}
