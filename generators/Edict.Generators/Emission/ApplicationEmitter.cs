using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The generated half of an application: how it starts, what it is made of, and one overload for each command.</summary>
internal static class ApplicationEmitter
{
    private const string StartSignature =
        "StartAsync(global::System.Action<global::Edict.EdictOptions>, global::System.Threading.CancellationToken)";

    private const string Services = "global::Edict.CompilerServices.";

    public static string Emit(JoinedApplicationModel joined)
    {
        ApplicationModel application = joined.Application;
        if (application.Fault is { } reason)
        {
            return FaultyApplicationEmitter.Emit(joined, reason);
        }

        IReadOnlyDictionary<string, string> endpoints = EndpointNames.Of(application, joined.Aggregates);
        IEnumerable<JoinedAggregateModel> used = joined.Aggregates.GroupBy(static aggregate => aggregate.Name).Select(static group => group.First());
        Pieces members = Source.Paragraphs(
        [
            Source.Lines(used.Select(aggregate => $"private readonly {Services}AggregateEndpoint {endpoints[aggregate.Name]};")),
            Constructor(application, used, endpoints),
            CommandsEmitter.Emit(joined.Commands),
            Definition(joined),
            Create(application),
            Start(application),
            .. joined.Routes.Where(route => OverloadEmitter.IsWanted(route.Route, application)).Select(route => Dispatch(route, endpoints)),
        ]);
        return Source.File(Declarations.Partial(
            application.Declaration,
            members,
            $" : global::Edict.EdictApplication, {Services}IApplication<{application.Type.FullName}>"));
    }

    private static string Constructor(
        ApplicationModel application, IEnumerable<JoinedAggregateModel> aggregates, IReadOnlyDictionary<string, string> endpoints) => Source.Block(
        $$"""
        {{Source.GeneratedCode}}
        private {{Identifiers.Escape(application.Type.Name)}}({{Services}}ApplicationRuntime runtime)
            : base(runtime)
        {
            {{Source.Lines(aggregates.Select(aggregate => $"{endpoints[aggregate.Name]} = runtime.Endpoint({aggregate.Member});"))}}
        }
        """);

    private static string Definition(JoinedApplicationModel joined)
    {
        ApplicationModel application = joined.Application;
        return Source.Block(
            $$"""
            {{Source.GeneratedCode}}
            static {{Services}}ApplicationDefinition {{Services}}IApplication<{{application.Type.FullName}}>.Definition { get; } = new(
                {{Literals.Text(application.Type.Name)}},
                {{Source.List(joined.Aggregates.Select(static aggregate => aggregate.Member))}},
                {{Source.List(joined.Routes.Select(static route => route.Member))}},
                {{Source.List(joined.Events)}},
                Commands,
                static services => {{Source.List(application.Middleware.Select(Middleware))}});
            """);
    }

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
    private static string Dispatch(JoinedRouteModel route, IReadOnlyDictionary<string, string> endpoints)
    {
        string dispatch = $"base.DispatchAsync({endpoints[route.Route.Aggregate]}, {route.Member}, command, options, cancellation)";
        string body = route.Route.IsCommandSealed ? dispatch : Source.Block(
            $"""
            command?.GetType() == typeof({route.Route.Command.FullName})
                ? {dispatch}
                : base.DispatchAsync((object)command!, options, cancellation)
            """);
        return OverloadEmitter.Emit(route.Route.Command, body);
    }

    private static string Middleware(MiddlewareModel middleware) => middleware.Services.IsEmpty
        ? $"new {middleware.Type}()"
        : Source.Block(
            $"""
            new {middleware.Type}(
                {string.Join(",\n", middleware.Services.Select(service => Service(service, middleware)))})
            """);

    private static string Service(ServiceModel service, MiddlewareModel middleware) =>
        $"{Identifiers.Escape(service.Parameter)}: {Lookup(service, middleware)}";

    private static string Lookup(ServiceModel service, MiddlewareModel middleware) => service.IsRequired
        ? $"{Services}ServiceLookup.Required<{service.Type}>(services, typeof({middleware.Type}))"
        : $"{Services}ServiceLookup.Optional<{service.Type}>(services)";
}
