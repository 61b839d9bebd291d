using Edict.Analyzers.Declarations;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>Finds commands that derive from a handled type whose handler cannot know them, and handlers of base types that know none.</summary>
internal static class SubtypeConflicts
{
    public static void Report(
        IEnumerable<HandledCommand> handled, IEnumerable<INamedTypeSymbol> derived, ApplicationScopes scopes, Action<Diagnostic> report)
    {
        ILookup<string, HandledCommand> byCommand = handled.ToLookup(static command => command.Command.FullName);
        foreach (INamedTypeSymbol type in derived)
        {
            TypeModel[] own = [.. byCommand[TypeReader.FullName(type)].Select(static command => command.Handler)];
            foreach (INamedTypeSymbol ancestor in CommandSubtypes.AncestorsOf(type))
            {
                HandledCommand[] routes = [.. byCommand[TypeReader.FullName(ancestor)]];
                if (routes.Length > 0 && scopes.Miss(routes[0].Command, routes.Select(static route => route.Handler), TypeReader.Read(type), own))
                {
                    report(Diagnostic.Create(
                        Descriptors.SubtypeNotRouted, SourceLocations.NameOf(type), AnnotatedType.Display(type), AnnotatedType.Display(ancestor), Reason(type)));
                    break;
                }
            }
        }
    }

    /// <summary>Reports methods that take an abstract type of which there is nothing for them to take.</summary>
    public static void ReportUnused(IEnumerable<WrittenHandlers> served, Action<Diagnostic> report)
    {
        foreach (WrittenHandlers written in served)
        {
            foreach (HandlerModel handler in written.Handlers.Where(static handler => handler is { Route: { IsCommandAbstract: true, Fault: null }, Served.IsEmpty: true }))
            {
                HandledCommand command = HandledCommand.Of(written with { Handlers = [handler] }).First();
                report(Diagnostic.Create(Descriptors.NoCommandOfType, command.TakenLocation, handler.Call!.Method, handler.Route.Command.DisplayName));
            }
        }
    }

    private static string Reason(INamedTypeSymbol type) => AnnotatedType.FindUnsupported(type) is { } flaw
        ? $"it {flaw}, so that generated code cannot name it. Let it be at least internal, and not generic."
        : "it lies in another assembly than the handler, which does not know it. Add a [Handles] method for it.";
}
