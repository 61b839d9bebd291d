using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Routing;

/// <summary>Reports commands that two classes handle, and subtypes of handled commands that nobody handles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteConflictAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.CommandHandledTwice, Descriptors.SubtypeNotRouted, Descriptors.IdentityTypesDisagree];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ApplicationScopes scopes = new();
            ConcurrentBag<HandledCommand> handled = [];
            ConcurrentBag<INamedTypeSymbol> derived = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, scopes, handled, derived), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, scopes, handled, derived));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context, ApplicationScopes scopes, ConcurrentBag<HandledCommand> handled, ConcurrentBag<INamedTypeSymbol> derived)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type is { TypeKind: TypeKind.Class, IsAbstract: false, BaseType.SpecialType: SpecialType.None })
        {
            derived.Add(type);
        }

        foreach (AttributeData attribute in EdictTypes.AnnotationsOf(type).Take(1))
        {
            if (EdictTypes.IsEdict(attribute.AttributeClass, "ApplicationAttribute"))
            {
                scopes.Add(type, attribute, context.Compilation, context.CancellationToken);
            }
            else if (EdictTypes.IsEdict(attribute.AttributeClass, "AggregateAttribute"))
            {
                Add(AggregateParser.Parse(type, attribute, context.Compilation, problems: null, context.CancellationToken).Handlers, type, handled);
            }
            else if (EdictTypes.IsEdict(attribute.AttributeClass, "CommandHandlerAttribute", arity: 1))
            {
                Add(CommandHandlerParser.Parse(type, attribute, context.Compilation, problems: null, context.CancellationToken).Handlers, type, handled);
            }
        }
    }

    private static void Add(IEnumerable<HandlerModel> handlers, INamedTypeSymbol type, ConcurrentBag<HandledCommand> handled)
    {
        foreach (HandlerModel handler in handlers)
        {
            handled.Add(new HandledCommand(
                handler.Route.Command, handler.Route.Handler, handler.Route.Aggregate, handler.Route.Identity, handler.Identity?.Property, type));
        }
    }

    private static void Judge(
        CompilationAnalysisContext context, ApplicationScopes scopes, ConcurrentBag<HandledCommand> handled, ConcurrentBag<INamedTypeSymbol> derived)
    {
        HandledCommand[] all =
        [
            .. ManifestReader.Read(context.Compilation, problems: null, context.CancellationToken)
                .SelectMany(static module => module.Routes)
                .Select(static route => new HandledCommand(route.Command, route.Handler, route.Aggregate, route.Identity, Property: null, Written: null)),
            .. handled.OrderBy(static command => command.Handler.FullName, StringComparer.Ordinal),
        ];
        foreach (IGrouping<string, HandledCommand> same in all.GroupBy(static command => command.Command.FullName))
        {
            ReportSecond(context, scopes, same);
        }

        IdentityConflicts.Report(all, scopes, context.ReportDiagnostic);
        ReportSubtypes(context, scopes, all.ToLookup(static command => command.Command.FullName), derived);
    }

    private static void ReportSecond(CompilationAnalysisContext context, ApplicationScopes scopes, IEnumerable<HandledCommand> same)
    {
        foreach ((HandledCommand earlier, HandledCommand later) in scopes.FindConflicts(same, static command => command.Handler))
        {
            if ((later.Location ?? scopes.LocationOfTaker(earlier.Handler, later.Handler)) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.CommandHandledTwice,
                    location,
                    later.Command.DisplayName,
                    $"by '{earlier.Handler.DisplayName}' and by '{later.Handler.DisplayName}'"));
            }
        }
    }

    private static void ReportSubtypes(
        CompilationAnalysisContext context, ApplicationScopes scopes, ILookup<string, HandledCommand> handled, ConcurrentBag<INamedTypeSymbol> derived)
    {
        foreach (INamedTypeSymbol type in derived)
        {
            TypeModel[] own = [.. handled[TypeReader.FullName(type)].Select(static command => command.Handler)];
            for (INamedTypeSymbol? part = type.BaseType; part is { SpecialType: SpecialType.None }; part = part.BaseType)
            {
                HandledCommand[] routes = [.. handled[TypeReader.FullName(part)]];
                if (routes.Length > 0 && scopes.Miss(routes[0].Command, routes.Select(static route => route.Handler), TypeReader.Read(type), own))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.SubtypeNotRouted, SourceLocations.NameOf(type), AnnotatedType.Display(type), AnnotatedType.Display(part)));
                    break;
                }
            }
        }
    }
}
