using Edict.Generators.Emission.Naming;
using Edict.Generators.Emission.Returns;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The nested class that leads a command to its handler. A route with a fault has none: its module says why.</summary>
internal static class RouteEmitter
{
    public static string Emit(HandlerModel handler) =>
        handler is { Route: { Fault: null } route, Identity: { } identity, Call: { } call } ? Emit(handler, route, identity, call) : "";

    /// <summary>The field that holds the route of a command: of the method's own type, or of one that derives from it.</summary>
    public static string Instance(string? servedName) => servedName is null ? "Instance" : "For" + Identifiers.FromText(servedName);

    private static string Emit(HandlerModel handler, RouteModel route, IdentityModel identity, CallModel call) => Source.Block(
        $$"""
        {{Source.Generated(route.IsObsolete)}}
        {{Source.Hidden}}
        internal sealed class {{route.RouteClass}} : global::Edict.CompilerServices.CommandRoute
        {
            {{Instances(handler)}}

            {{HandlerInstance(route, call)}}
            {{Constructor(handler)}}

            {{IdentityEmitter.Emit(route, identity)}}

            public override void Handle(object state, object command, global::Edict.CompilerServices.EventCollector decided)
            {
                {{ReturnEmitter.Emit(call.Return, Call(route, call))}}
            }
        }
        """);

    private static string Instances(HandlerModel handler) => Source.Lines(handler.Routes.Select(route =>
        $"internal static readonly {route.RouteClass} {Instance(route.ServedName)} = new({(TakesOthers(handler) ? $"typeof({route.Command.FullName})" : "")}){Initializer(route.Consistency)};"));

    private static string Initializer(ConsistencyModel? consistency) => consistency switch
    {
        null => "",
        { Consistency: { } strong } => $" {{ Consistency = {strong} }}",
        _ => $" {{ WaitFor = [{string.Join(", ", consistency.WaitFor.Select(Literals.Text))}] }}",
    };

    private static string Constructor(HandlerModel handler) => Source.Block(
        $$"""
        private {{handler.Route.RouteClass}}({{(TakesOthers(handler) ? "global::System.Type command" : "")}})
            : base({{(TakesOthers(handler) ? "command" : $"typeof({handler.Route.Command.FullName})")}}, {{Literals.Text(handler.Route.Aggregate)}})
        {
        }
        """);

    private static bool TakesOthers(HandlerModel handler) => handler.Route.IsCommandAbstract || !handler.Served.IsEmpty;

    private static string HandlerInstance(RouteModel route, CallModel call) =>
        call.Target == CallTarget.HandlerInstance ? $"private readonly {route.Handler.FullName} _handler = new();\n" : "";

    private static string Call(RouteModel route, CallModel call)
    {
        string state = $"({call.State})state";
        string target = call.Target switch
        {
            CallTarget.State => $"({state})",
            CallTarget.StateClass => call.State,
            CallTarget.HandlerInstance => "_handler",
            _ => route.Handler.FullName,
        };
        string command = $"({route.Command.FullName})command";
        string given = call.Target is CallTarget.HandlerClass or CallTarget.HandlerInstance ? $"{state}, {command}" : command;
        return $"{target}.{Identifiers.Escape(call.Method)}({given}{(call.TakesContext ? ", decided.Context" : "")})";
    }
}
