using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Schema;

/// <summary>Reports applications whose namespaces hold an aggregate but not the events that it applies, which so could not be stored.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.EventOutOfScope];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(INamedTypeSymbol Type, ApplicationModel Model)> applications = [];
            ConcurrentBag<INamedTypeSymbol> aggregates = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, applications, aggregates), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, applications, aggregates));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context, ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications, ConcurrentBag<INamedTypeSymbol> aggregates)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (EdictTypes.FindAggregate(type) is not null)
        {
            aggregates.Add(type);
        }
        else if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is { } annotation
            && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            && ApplicationParser.Parse(type, annotation, context.Compilation, problems: null, context.CancellationToken) is { Namespaces.IsEmpty: false } model)
        {
            applications.Add((type, model));
        }
    }

    private static void Judge(
        CompilationAnalysisContext context, ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications, ConcurrentBag<INamedTypeSymbol> aggregates)
    {
        foreach ((INamedTypeSymbol application, ApplicationModel model) in applications)
        {
            foreach (INamedTypeSymbol aggregate in aggregates.Where(aggregate => model.Takes(TypeReader.Namespace(aggregate))))
            {
                Judge(context, application, model, aggregate);
            }
        }
    }

    // One event tells which namespace is missing; the others of that namespace are the same mistake.
    private static void Judge(CompilationAnalysisContext context, INamedTypeSymbol application, ApplicationModel model, INamedTypeSymbol aggregate)
    {
        IEnumerable<INamedTypeSymbol> strangers = AnnotatedMethods.Of(aggregate, EdictTypes.Applies, context.Compilation, problems: null)
            .Select(static method => method.Parameters.FirstOrDefault()?.Type)
            .OfType<INamedTypeSymbol>()
            .Where(@event => EdictTypes.FindEvent(@event) is not null && !model.Takes(TypeReader.Namespace(@event)));
        foreach (INamedTypeSymbol @event in strangers.GroupBy(TypeReader.Namespace).Select(static group => group.First()))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.EventOutOfScope,
                SourceLocations.NameOf(application),
                AnnotatedType.Display(application),
                AnnotatedType.Display(aggregate),
                AnnotatedType.Display(@event),
                TypeReader.Namespace(@event)));
        }
    }
}
