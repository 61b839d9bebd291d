using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Schema;

/// <summary>Reports two events, or two aggregates, that would be stored under one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameConflictAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.EventNameTaken, Descriptors.AggregateNameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ApplicationScopes scopes = new();
            ConcurrentBag<StoredName> names = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, scopes, names), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, scopes, names));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ApplicationScopes scopes, ConcurrentBag<StoredName> names)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (EdictTypes.IsEdict(attribute.AttributeClass, "ApplicationAttribute"))
            {
                scopes.Add(type, attribute, context.Compilation, context.CancellationToken);
            }
            else if (EdictTypes.IsEdict(attribute.AttributeClass, "EventAttribute"))
            {
                names.Add(StoredName.OfEvent(
                    AttributeReader.Argument<string>(attribute, 0) ?? "",
                    AttributeReader.Number(attribute, "Version", otherwise: 1),
                    TypeReader.Read(type),
                    SourceLocations.ArgumentOf(attribute, null, type)));
            }
            else if (EdictTypes.IsEdict(attribute.AttributeClass, "AggregateAttribute"))
            {
                names.Add(StoredName.OfAggregate(
                    AttributeReader.Argument<string>(attribute, 0) ?? "", TypeReader.Read(type), SourceLocations.ArgumentOf(attribute, null, type)));
            }
        }
    }

    private static void Judge(CompilationAnalysisContext context, ApplicationScopes scopes, ConcurrentBag<StoredName> names)
    {
        if (names.IsEmpty && scopes.IsEmpty)
        {
            return;
        }

        IEnumerable<StoredName> all = Referenced(context).Concat(names.OrderBy(static name => name.Type.FullName, StringComparer.Ordinal));
        foreach (IGrouping<(bool, string, int), StoredName> same in all.Where(static name => name.Name.Length > 0).GroupBy(static name => name.Key))
        {
            foreach ((StoredName earlier, StoredName later) in scopes.FindConflicts(same, static name => name.Type))
            {
                if ((later.Location ?? scopes.LocationOfTaker(earlier.Type, later.Type)) is { } location)
                {
                    context.ReportDiagnostic(later.Conflict(earlier, location));
                }
            }
        }
    }

    private static IEnumerable<StoredName> Referenced(CompilationAnalysisContext context)
    {
        foreach (ModuleModel module in ManifestReader.Read(context.Compilation, problems: null, context.CancellationToken))
        {
            foreach (ModuleEventModel @event in module.Events)
            {
                yield return StoredName.OfEvent(@event.Name, @event.Version, @event.Type, location: null);
            }

            foreach (ModuleAggregateModel aggregate in module.Aggregates)
            {
                yield return StoredName.OfAggregate(aggregate.Name, aggregate.Type, location: null);
            }
        }
    }
}
