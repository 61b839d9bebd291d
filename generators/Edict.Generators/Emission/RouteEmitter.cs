using Edict.Generators.Emission.Naming;
using Edict.Generators.Emission.Returns;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The nested class that leads a command to its handler. A route with a fault has none: its module says why.</summary>
internal static class RouteEmitter
{
    public static string Emit(HandlerModel handler) =>
        handler is { Route: { Fault: null } route, Identity: { } identity, Call: { } call } ? Emit(route, identity, call) : "";

    private static string Emit(RouteModel route, IdentityModel identity, CallModel call) => Source.Block(
        $$"""
        {{Source.GeneratedCode}}
        {{Source.Hidden}}
        internal sealed class {{route.RouteClass}} : global::Edict.CompilerServices.CommandRoute
        {
            internal static readonly {{route.RouteClass}} Instance = new();

            {{HandlerInstance(route, call)}}
            private {{route.RouteClass}}()
                : base(typeof({{route.Command.FullName}}), {{Literals.Text(route.Aggregate)}})
            {
            }

            {{IdentityEmitter.Emit(route, identity)}}

            public override void Handle(object state, object command, global::Edict.CompilerServices.EventCollector decided)
            {
                {{ReturnEmitter.Emit(call.Return, Call(route, call))}}
            }
        }
        """);

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
