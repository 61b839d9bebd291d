using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>A command and the class that handles it.</summary>
/// <param name="Command">The command type; or an abstract one that a method takes.</param>
/// <param name="Handler">The class.</param>
/// <param name="Aggregate">The stable name of the aggregate.</param>
/// <param name="Identity">How code refers to the type of its identity; null when it is not known.</param>
/// <param name="Property">The property that holds the identity; null in another assembly.</param>
/// <param name="Base">The type that the method takes, where the command only derives from it; otherwise null.</param>
/// <param name="Written">The class as it is written in this compilation; null in another assembly.</param>
internal sealed record HandledCommand(
    TypeModel Command, TypeModel Handler, string Aggregate, string? Identity, string? Property, CommandBaseModel? Base, INamedTypeSymbol? Written)
{
    /// <summary>The name of the method that handles it.</summary>
    public Location? Location => Written is null ? null : SourceLocations.NameOf(FindParameter()?.ContainingSymbol ?? Written);

    /// <summary>The type that the method takes, where it is written.</summary>
    public Location? TakenLocation => Written is null ? null
        : FindParameter() is { } parameter ? SourceLocations.TypeOf(parameter, Written) : SourceLocations.NameOf(Written);

    /// <summary>The commands of a class of this compilation, the types that its methods take first.</summary>
    public static IEnumerable<HandledCommand> Of(WrittenHandlers written) => written.Handlers
        .Select(handler => Of(handler, handler.Route, written.Type))
        .Concat(written.Handlers.SelectMany(handler => handler.Routes
            .Where(static route => route.ServedName is not null)
            .Select(route => Of(handler, route, written.Type) with { Base = route.Base })));

    /// <summary>The commands of a manifest, with the abstract types that its methods take.</summary>
    public static IEnumerable<HandledCommand> Of(IEnumerable<ModuleRouteModel> rows) => rows
        .SelectMany(static row => row.Base is null ? [Of(row)] : new[] { Of(row) with { Command = row.Base.Type, Base = null }, Of(row) })
        .GroupBy(static command => (command.Command.FullName, command.Handler.FullName, command.Base))
        .Select(static same => same.First());

    private IParameterSymbol? FindParameter()
    {
        string taken = (Base?.Type ?? Command).FullName;
        return Written!.GetMembers().OfType<IMethodSymbol>().Where(EdictTypes.Handles)
            .SelectMany(static method => method.Parameters)
            .FirstOrDefault(parameter => TypeReader.FullName(parameter.Type) == taken);
    }

    private static HandledCommand Of(ModuleRouteModel row) =>
        new(row.Command, row.Handler, row.Aggregate, row.Identity, Property: null, row.Base, Written: null);

    private static HandledCommand Of(HandlerModel handler, RouteModel route, INamedTypeSymbol type) =>
        new(route.Command, route.Handler, route.Aggregate, route.Identity, handler.Identity?.Property, Base: null, type);
}
