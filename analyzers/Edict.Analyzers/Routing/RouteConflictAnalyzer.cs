using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Routing;

/// <summary>Reports commands that two methods handle, subtypes of handled commands that nobody handles, and what else handlers disagree about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteConflictAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.CommandHandledTwice, Descriptors.SubtypeNotRouted, Descriptors.IdentityTypesDisagree, Descriptors.CommandAmbiguous,
        Descriptors.NoCommandOfType,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ApplicationScopes scopes = new();
            ConcurrentBag<WrittenHandlers> written = [];
            ConcurrentBag<INamedTypeSymbol> derived = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, scopes, written, derived), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, scopes, written, derived));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context, ApplicationScopes scopes, ConcurrentBag<WrittenHandlers> written, ConcurrentBag<INamedTypeSymbol> derived)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsRefLikeType: false }
            && CommandSubtypes.AncestorsOf(type).Any(static ancestor => !EdictTypes.IsFramework(ancestor)))
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
                written.Add(new(type, AggregateParser.Parse(type, attribute, context.Compilation, problems: null, context.CancellationToken).Handlers));
            }
            else if (EdictTypes.IsEdict(attribute.AttributeClass, "CommandHandlerAttribute", arity: 1))
            {
                written.Add(new(type, CommandHandlerParser.Parse(type, attribute, context.Compilation, problems: null, context.CancellationToken).Handlers));
            }
        }
    }

    private static void Judge(
        CompilationAnalysisContext context, ApplicationScopes scopes, ConcurrentBag<WrittenHandlers> written, ConcurrentBag<INamedTypeSymbol> derived)
    {
        EquatableArray<SubtypeModel> subtypes = CommandSubtypes.Read(
            context.Compilation, written.SelectMany(static one => CommandSubtypes.NamesOf(one.Handlers)).ToEquatableArray(), context.CancellationToken);
        WrittenHandlers[] served =
        [
            .. written
                .OrderBy(static one => TypeReader.FullName(one.Type), StringComparer.Ordinal)
                .Select(one => one with { Handlers = RoutePrecedence.Serve(one.Handlers, subtypes) }),
        ];
        HandledCommand[] all =
        [
            .. ManifestReader.Read(context.Compilation, problems: null, context.CancellationToken)
                .SelectMany(static module => HandledCommand.Of(module.Routes)),
            .. served.SelectMany(HandledCommand.Of),
        ];
        CommandConflicts.Report(all, derived, scopes, context.ReportDiagnostic);
        IdentityConflicts.Report(all, scopes, context.ReportDiagnostic);
        SubtypeConflicts.Report(all, derived, scopes, context.ReportDiagnostic);
        SubtypeConflicts.ReportUnused(served, context.ReportDiagnostic);
    }
}
