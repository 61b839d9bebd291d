using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Schema;

/// <summary>Reports two events, two aggregates, two commands or two event handlers of one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameConflictAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.EventNameTaken, Descriptors.AggregateNameTaken, Descriptors.CommandNameTaken, Descriptors.EventHandlerNameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ApplicationScopes scopes = new();
            ConcurrentBag<StoredName> names = [];
            ConcurrentBag<(string Taken, TypeModel Handler)> handlers = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, scopes, names, handlers), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Judge(end, scopes, names, handlers));
        });
    }

    private static void Collect(
        SymbolAnalysisContext context,
        ApplicationScopes scopes,
        ConcurrentBag<StoredName> names,
        ConcurrentBag<(string Taken, TypeModel Handler)> handlers)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (EdictTypes.IsEdict(attribute.AttributeClass, "ApplicationAttribute"))
            {
                scopes.Add(type, attribute, context.Compilation, context.CancellationToken);
            }
            else if (Read(type, attribute) is { } name)
            {
                names.Add(name);
            }
        }

        if (EdictTypes.DecidesOnCommands(type))
        {
            foreach (IParameterSymbol parameter in AnnotatedMethods.Of(type, EdictTypes.Handles, context.Compilation, problems: null)
                .SelectMany(static method => method.Parameters))
            {
                handlers.Add((TypeReader.FullName(parameter.Type), TypeReader.Read(type)));
            }
        }
    }

    private static StoredName? Read(INamedTypeSymbol type, AttributeData attribute)
    {
        string name = AttributeReader.Argument<string>(attribute, 0) ?? "";
        Location location = SourceLocations.ArgumentOf(attribute, null, type);
        return attribute.AttributeClass switch
        {
            { Name: "EventAttribute" } kind when EdictTypes.IsEdict(kind, kind.Name) =>
                StoredName.OfEvent(name, AttributeReader.Number(attribute, "Version", otherwise: 1), TypeReader.Read(type), location),
            { Name: "AggregateAttribute" } kind when EdictTypes.IsEdict(kind, kind.Name) => StoredName.OfAggregate(name, TypeReader.Read(type), location),
            { Name: "EventHandlerAttribute" or "ProjectionAttribute" } kind when EdictTypes.IsEdict(kind, kind.Name) => StoredName.OfEventHandler(name, TypeReader.Read(type), location),
            { Name: "CommandAttribute" } kind when EdictTypes.IsEdict(kind, kind.Name) => StoredName.OfCommand(
                name, TypeReader.Read(type), location, CommandSubtypes.AncestorsOf(type).Select(static part => TypeReader.FullName(part))),
            _ => null,
        };
    }

    private static void Judge(
        CompilationAnalysisContext context,
        ApplicationScopes scopes,
        ConcurrentBag<StoredName> names,
        ConcurrentBag<(string Taken, TypeModel Handler)> handlers)
    {
        if (names.IsEmpty && scopes.IsEmpty)
        {
            return;
        }

        EquatableArray<ModuleModel> modules = ManifestReader.Read(context.Compilation, problems: null, context.CancellationToken);
        ILookup<string, TypeModel> handlersOf = modules
            .SelectMany(static module => module.Routes)
            .Select(static route => (Taken: route.Command.FullName, route.Handler))
            .Concat(handlers)
            .ToLookup(static pair => pair.Taken, static pair => pair.Handler);
        IEnumerable<StoredName> all = modules.SelectMany(Referenced).Concat(names.OrderBy(static name => name.Type.FullName, StringComparer.Ordinal));
        foreach (IGrouping<(NameKind, string, int), StoredName> same in all.Where(static name => name.Name.Length > 0).GroupBy(static name => name.Key))
        {
            Judge(context, scopes, same, name => [name.Type, .. name.HandledAs.SelectMany(taken => handlersOf[taken])]);
        }
    }

    // A command may lie outside the namespaces of an application that handles it.
    private static void Judge(
        CompilationAnalysisContext context, ApplicationScopes scopes, IEnumerable<StoredName> same, Func<StoredName, IReadOnlyList<TypeModel>> bringers)
    {
        foreach ((StoredName earlier, StoredName later) in scopes.FindConflicts(same, bringers))
        {
            if ((later.Location ?? scopes.LocationOfTaker(bringers(earlier), bringers(later))) is { } location)
            {
                context.ReportDiagnostic(later.Conflict(earlier, location));
            }
        }
    }

    private static IEnumerable<StoredName> Referenced(ModuleModel module) =>
    [
        .. module.Events.Select(static row => StoredName.OfEvent(row.Name, row.Version, row.Type, location: null)),
        .. module.Aggregates.Select(static row => StoredName.OfAggregate(row.Name, row.Type, location: null)),
        .. module.Commands.Select(static row => StoredName.OfCommand(row.Name, row.Type, location: null)),
        .. module.EventHandlers.Select(static row => StoredName.OfEventHandler(row.Name, row.Type, location: null)),
    ];
}
