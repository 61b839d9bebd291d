using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Schema;

/// <summary>Reports applications whose namespaces hold an aggregate, event handler or upcaster but not the events that it takes, which so could not be stored or read.</summary>
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
            ConcurrentBag<INamedTypeSymbol> takers = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, applications, takers), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, applications, takers));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context, ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications, ConcurrentBag<INamedTypeSymbol> takers)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if ((EdictTypes.FindAggregate(type) ?? EdictTypes.FindEventHandler(type)) is not null || UpcasterParser.MethodsOf(type).Any())
        {
            takers.Add(type);
        }

        // An application may hold upcasters itself.
        if (EdictTypes.AnnotationsOf(type).FirstOrDefault() is { } annotation
            && EdictTypes.IsEdict(annotation.AttributeClass, "ApplicationAttribute")
            && ApplicationParser.Parse(type, annotation, context.Compilation, problems: null, context.CancellationToken) is { Namespaces.IsEmpty: false } model)
        {
            applications.Add((type, model));
        }
    }

    private static void Judge(
        CompilationAnalysisContext context, ConcurrentBag<(INamedTypeSymbol, ApplicationModel)> applications, ConcurrentBag<INamedTypeSymbol> takers)
    {
        foreach ((INamedTypeSymbol application, ApplicationModel model) in applications)
        {
            foreach (INamedTypeSymbol taker in takers.Where(taker => model.Takes(TypeReader.Namespace(taker))))
            {
                Judge(context, application, model, taker);
            }
        }
    }

    // One event tells which namespace is missing; the others of that namespace are the same mistake.
    private static void Judge(CompilationAnalysisContext context, INamedTypeSymbol application, ApplicationModel model, INamedTypeSymbol taker)
    {
        IEnumerable<INamedTypeSymbol> strangers = TakenBy(taker, context.Compilation)
            .OfType<INamedTypeSymbol>()
            .Where(@event => EdictTypes.FindEvent(@event) is not null && !model.Takes(TypeReader.Namespace(@event)));
        foreach (INamedTypeSymbol @event in strangers.GroupBy(TypeReader.Namespace).Select(static group => group.First()))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.EventOutOfScope,
                SourceLocations.NameOf(application),
                AnnotatedType.Display(application),
                AnnotatedType.Display(taker),
                AnnotatedType.Display(@event),
                TypeReader.Namespace(@event)));
        }
    }

    private static IEnumerable<ITypeSymbol?> TakenBy(INamedTypeSymbol taker, Compilation compilation) =>
    [
        .. EdictTypes.FindAggregate(taker) is null
            ? []
            : AnnotatedMethods.Of(taker, EdictTypes.Applies, compilation, problems: null).Select(static method => method.Parameters.FirstOrDefault()?.Type),
        .. EdictTypes.FindEventHandler(taker) is null
            ? []
            : EventMethodParser.Parse(taker, compilation, problems: null).Select(static method => method.Event),
        .. UpcasterParser.Read(taker, problems: null).SelectMany(static method => method.Returned?.Events.Append(method.Taken) ?? []),
    ];
}
