using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The generated half of an application: how it starts and what it is made of, and a part for each aggregate with an overload for each command.</summary>
internal static class ApplicationEmitter
{
    private const string StartSignature =
        "StartAsync(global::System.Action<global::Edict.EdictOptions>, global::System.Threading.CancellationToken)";

    private const string Services = "global::Edict.CompilerServices.";

    public static string Emit(ApplicationHeadModel head)
    {
        ApplicationModel application = head.Application;
        return Source.File(Declarations.Partial(
            application.Declaration,
            Source.Paragraphs(
                [Constructor(head), CommandsEmitter.Emit(application.Commands, head.Commands), Definition(head), Create(application), Start(application)]),
            $" : global::Edict.EdictApplication, {Services}IApplication<{application.Type.FullName}>"));
    }

    public static string Emit(ApplicationPartModel part) => Source.File(Declarations.Partial(
        part.Declaration,
        Source.Paragraphs(
        [
            $"private readonly {Services}AggregateEndpoint {part.Endpoint.Field};",
            Routes(part),
            .. part.Overloads.Select(route => Dispatch(route, part.Endpoint)),
        ])));

    // A property, not a field: in which order the fields of several files get their values is not said.
    private static string Routes(ApplicationPartModel part) => Source.Block(
        $"""
        {Source.GeneratedCode}
        private static {Services}CommandRoute[] {part.Endpoint.Routes} => {Source.List(part.Routes)};
        """);

    private static string Constructor(ApplicationHeadModel head) => Source.Block(
        $$"""
        {{Source.GeneratedCode}}
        private {{Identifiers.Escape(head.Application.Type.Name)}}({{Services}}ApplicationRuntime runtime)
            : base(runtime)
        {
            {{Source.Lines(head.Endpoints.Select(static endpoint => $"{endpoint.Field} = runtime.Endpoint({endpoint.Binding});"))}}
        }
        """);

    private static string Definition(ApplicationHeadModel head)
    {
        ApplicationModel application = head.Application;
        return Source.Block(
            $$"""
            {{Source.GeneratedCode}}
            static {{Services}}ApplicationDefinition {{Services}}IApplication<{{application.Type.FullName}}>.Definition { get; } = new(
                {{Literals.Text(application.Type.Name)}},
                {{Source.List(head.Aggregates)}},
                {{Source.List(head.Endpoints.Select(static endpoint => $".. {endpoint.Routes}"))}},
                {{Source.List(head.Events)}},
                {{application.Commands}},
                static services => {{Source.List(application.Middleware.Select(static middleware => ConstructionEmitter.Emit(middleware.Type, middleware.Services)))}}){{(HasMore(head) ? "" : ";")}}
            {{More(head)}}
            """);
    }

    private static bool HasMore(ApplicationHeadModel head) => !head.EventHandlers.IsEmpty || !head.Upcasters.IsEmpty;

    private static string More(ApplicationHeadModel head) => !HasMore(head) ? "" : Source.Block(
        $$"""
        {
            {{Source.Lines([Some("EventHandlers", head.EventHandlers), Some("Upcasters", head.Upcasters)])}}
        };
        """);

    private static string Some(string property, IReadOnlyCollection<string> members) => members.Count == 0 ? "" : Source.Block(
        $"""
        {property} =
        {Source.List(members)},
        """);

    private static string Create(ApplicationModel application) => Source.Block(
        $"""
        {Source.GeneratedCode}
        static {application.Type.FullName} {Services}IApplication<{application.Type.FullName}>.Create({Services}ApplicationRuntime runtime) =>
            new {application.Type.FullName}(runtime);
        """);

    private static string Start(ApplicationModel application) => application.Has(StartSignature) ? "" : Source.Block(
        $"""
        /// <summary>Starts the application.</summary>
        /// <param name="configure">Sets the options; a store must be named.</param>
        /// <param name="cancellation">Gives up starting.</param>
        /// <returns>The running application; dispose it to stop.</returns>
        {Source.GeneratedCode}
        public static global::System.Threading.Tasks.Task<{application.Type.FullName}> StartAsync(
            global::System.Action<global::Edict.EdictOptions> configure,
            global::System.Threading.CancellationToken cancellation = default) =>
            {Services}ApplicationRuntime.StartAsync<{application.Type.FullName}>(configure, cancellation);
        """);

    // The base class is named, so that the compiler does not weigh each overload against all others. An object of a derived type
    // takes its own route.
    private static string Dispatch(JoinedRouteModel route, EndpointModel endpoint)
    {
        string dispatch = $"base.DispatchAsync({endpoint.Field}, {route.Member}, command, options, cancellation)";
        string body = route.Route.IsCommandSealed ? dispatch : Source.Block(
            $"""
            command?.GetType() == typeof({route.Route.Command.FullName})
                ? {dispatch}
                : base.DispatchAsync((object)command!, options, cancellation)
            """);
        return OverloadEmitter.Emit(route.Route.Command, body);
    }
}
