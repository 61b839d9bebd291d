using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Upcasting;

/// <summary>Reports events of applications that have older versions which nothing in the application reads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.VersionMissing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications = [];
            EventHistory history = new();
            start.RegisterSymbolAction(symbol => Collect(symbol, applications, history), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, applications, history));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context, ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications, EventHistory history)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        history.Add(type);
        if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is { } annotation
            && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            && ApplicationParser.Parse(type, annotation, context.Compilation, problems: null, context.CancellationToken) is { } model)
        {
            applications.Add((type, model));
        }
    }

    private static void Judge(
        CompilationAnalysisContext context, ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications, EventHistory history)
    {
        if (applications.IsEmpty)
        {
            return;
        }

        IReadOnlyList<StoredEvent> events = history.Events(context.Compilation, context.CancellationToken);
        IReadOnlyList<KnownUpcaster> upcasters = history.Upcasters(context.Compilation, context.CancellationToken);
        HashSet<Location> told = [];
        foreach ((INamedTypeSymbol application, ApplicationModel model) in applications.OrderBy(static one => one.Model.Type.FullName, StringComparer.Ordinal))
        {
            ILookup<string, int> read = upcasters.Where(upcaster => model.Takes(upcaster.Holder.Namespace)).ToLookup(static upcaster => upcaster.EventName, static upcaster => upcaster.EventVersion);
            foreach (IGrouping<string, StoredEvent> versions in events.Where(@event => model.Takes(@event.Type.Namespace)).GroupBy(static @event => @event.Name))
            {
                Judge(context, application, [.. versions], read[versions.Key], told);
            }
        }
    }

    // Each hole is told of by the first version above it that has a type.
    private static void Judge(
        CompilationAnalysisContext context, INamedTypeSymbol application, StoredEvent[] versions, IEnumerable<int> read, HashSet<Location> told)
    {
        SortedSet<int> known = [0, .. read, .. versions.Select(static version => version.Version)];
        int below = 0;
        foreach (StoredEvent version in versions.OrderBy(static version => version.Version))
        {
            foreach (int upper in known.Where(one => one > below && one <= version.Version))
            {
                int lower = known.Last(one => one < upper);
                Location place = version.ArgumentIn(context.Compilation, "Version") ?? SourceLocations.NameOf(application);
                if (upper - lower > 1 && told.Add(place))
                {
                    Report(context, application, version, lower + 1, upper - 1, place);
                }
            }

            below = version.Version;
        }
    }

    private static void Report(CompilationAnalysisContext context, INamedTypeSymbol application, StoredEvent version, int first, int last, Location place) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.VersionMissing,
            place,
            version.Display,
            version.Version,
            version.Name,
            AnnotatedType.Display(application),
            first == last ? $"version {first}" : $"versions {first} to {last}",
            first == 1 ? "" : $", Version = {first}"));
}
