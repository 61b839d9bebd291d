using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Upcasting;

/// <summary>Reports upcasters of the same events, upcasters that lead in a circle, and former names that belong to another event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UpcasterConflictAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.EventUpcastTwice, Descriptors.UpcastsInACircle, Descriptors.FormerNameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ApplicationScopes scopes = new();
            EventHistory history = new();
            start.RegisterSymbolAction(symbol => Collect(symbol, scopes, history), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, scopes, history));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ApplicationScopes scopes, EventHistory history)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        history.Add(type);
        if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is { } annotation && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute"))
        {
            scopes.Add(type, annotation, context.Compilation, context.CancellationToken);
        }
    }

    private static void Judge(CompilationAnalysisContext context, ApplicationScopes scopes, EventHistory history)
    {
        IReadOnlyList<KnownUpcaster> upcasters = history.Upcasters(context.Compilation, context.CancellationToken);
        foreach (IGrouping<(string, int), KnownUpcaster> same in upcasters.GroupBy(static upcaster => upcaster.Key))
        {
            JudgeSame(context, scopes, same);
        }

        JudgeCircles(context, scopes, upcasters);
        JudgeFormerNames(context, scopes, history.Events(context.Compilation, context.CancellationToken), upcasters);
    }

    private static void JudgeSame(CompilationAnalysisContext context, ApplicationScopes scopes, IEnumerable<KnownUpcaster> same)
    {
        foreach ((KnownUpcaster earlier, KnownUpcaster later) in scopes.FindConflicts(same, static upcaster => [upcaster.Holder]))
        {
            if ((later.Location ?? scopes.LocationOfTaker([earlier.Holder], [later.Holder])) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.EventUpcastTwice, location, earlier.Display, later.Display, later.EventName, later.EventVersion));
            }
        }
    }

    // One method tells of the whole circle.
    private static void JudgeCircles(CompilationAnalysisContext context, ApplicationScopes scopes, IReadOnlyList<KnownUpcaster> upcasters)
    {
        UpcastGraph graph = new(upcasters);
        HashSet<KnownUpcaster> told = [];
        foreach (KnownUpcaster upcaster in upcasters.OrderBy(static upcaster => upcaster.Location is null))
        {
            HashSet<KnownUpcaster> circle = graph.CircleOf(upcaster);
            if (circle.Count > 0
                && !told.Overlaps(circle)
                && (upcaster.Location ?? scopes.LocationOfTaker([upcaster.Holder], [upcaster.Holder])) is { } location)
            {
                told.UnionWith(circle);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.UpcastsInACircle, location, upcaster.Display, upcaster.EventName, upcaster.EventVersion));
            }
        }
    }

    private static void JudgeFormerNames(
        CompilationAnalysisContext context, ApplicationScopes scopes, IReadOnlyList<StoredEvent> events, IReadOnlyList<KnownUpcaster> upcasters)
    {
        foreach (StoredEvent @event in events)
        {
            foreach (string former in @event.FormerNames)
            {
                FormerNameOwner? owner = FormerNameOwner.Find(@event, former, events, upcasters, scopes);
                if (owner is not null && (@event.ArgumentIn(context.Compilation, "FormerNames") ?? scopes.LocationOfTaker([@event.Type], [owner.Type])) is { } location)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.FormerNameTaken, location, @event.Display, former, owner.Text));
                }
            }
        }
    }
}
