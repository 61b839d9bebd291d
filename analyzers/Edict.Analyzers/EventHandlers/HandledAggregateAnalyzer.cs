using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.EventHandlers;

/// <summary>
/// Reports event handlers that name an aggregate which neither the assembly of the application nor what it refers to has. An application without
/// any aggregate in sight reads what another one writes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandledAggregateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.HandledAggregateUnknown];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications = [];
            ConcurrentBag<INamedTypeSymbol> handlers = [];
            ConcurrentBag<string> aggregates = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, applications, handlers, aggregates), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, applications, handlers, aggregates));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context,
        ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications,
        ConcurrentBag<INamedTypeSymbol> handlers,
        ConcurrentBag<string> aggregates)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (EdictTypes.FindAggregate(type) is { } aggregate)
        {
            aggregates.Add(AttributeReader.Argument<string>(aggregate, 0) ?? "");
        }
        else if (EdictTypes.FindEventHandler(type) is not null)
        {
            handlers.Add(type);
        }
        else if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is { } annotation
            && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            && ApplicationParser.Parse(type, annotation, context.Compilation, problems: null, context.CancellationToken) is { } model)
        {
            applications.Add((type, model));
        }
    }

    private static void Judge(
        CompilationAnalysisContext context,
        ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications,
        IEnumerable<INamedTypeSymbol> written,
        IEnumerable<string> aggregates)
    {
        if (applications.IsEmpty)
        {
            return;
        }

        EquatableArray<ModuleModel> modules = ManifestReader.Read(context.Compilation, problems: null, context.CancellationToken);
        HashSet<string> known = [.. aggregates, .. modules.SelectMany(static module => module.Aggregates).Select(static row => row.Name)];
        if (known.Count == 0)
        {
            return;
        }

        foreach (INamedTypeSymbol handler in written.Concat(ManifestReader.ReadEventHandlers(context.Compilation, context.CancellationToken)))
        {
            AttributeData attribute = EdictTypes.FindEventHandler(handler)!;
            if (AttributeReader.Text(attribute, "Aggregate") is { } name
                && !known.Contains(name)
                && FindTaker(applications, handler) is { } application)
            {
                Location place = SourceLocations.ArgumentOf(attribute, "Aggregate", handler);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.HandledAggregateUnknown,
                    place.SourceTree is { } tree && context.Compilation.ContainsSyntaxTree(tree) ? place : SourceLocations.NameOf(application),
                    AnnotatedType.Display(handler),
                    name,
                    AnnotatedType.Display(application)));
            }
        }
    }

    private static INamedTypeSymbol? FindTaker(IEnumerable<(INamedTypeSymbol Type, ApplicationModel Model)> applications, INamedTypeSymbol handler) =>
        applications
            .Where(application => application.Model.Takes(TypeReader.Namespace(handler)))
            .Select(static application => application.Type)
            .OrderBy(TypeReader.FullName, StringComparer.Ordinal)
            .FirstOrDefault();
}
