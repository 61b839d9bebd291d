using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>Joins an application with the modules of its own and the referenced assemblies.</summary>
internal static class ApplicationJoin
{
    public static JoinedApplicationModel Of(ApplicationModel application, IReadOnlyList<ModuleModel> modules)
    {
        List<JoinedAggregateModel> aggregates = [];
        List<JoinedRouteModel> routes = [];
        List<string> events = [];
        List<string> eventHandlers = [];
        List<string> upcasters = [];
        foreach (ModuleModel module in modules)
        {
            aggregates.AddRange(module.Aggregates
                .Where(aggregate => application.Takes(aggregate.Type.Namespace))
                .Select(aggregate => new JoinedAggregateModel(aggregate.Name, aggregate.Type, $"{module.Type}.{aggregate.Member}")));

            // For the type of an identity alone no application is made again.
            routes.AddRange(module.Routes
                .Where(route => application.Takes(route.Handler.Namespace))
                .Select(route => new JoinedRouteModel(route with { Identity = null }, $"{module.Type}.{route.Member}")));
            events.AddRange(module.Events
                .Where(@event => application.Takes(@event.Type.Namespace))
                .Select(@event => $"{module.Type}.{@event.Member}"));
            eventHandlers.AddRange(module.EventHandlers
                .Where(handler => application.Takes(handler.Type.Namespace))
                .Select(handler => $"{module.Type}.{handler.Member}"));
            upcasters.AddRange(module.Upcasters
                .Where(upcaster => application.Takes(upcaster.Type.Namespace))
                .Select(upcaster => $"{module.Type}.{upcaster.Member}"));
        }

        EquatableArray<JoinedRouteModel> usable = Usable(routes, aggregates).ToEquatableArray();
        return new JoinedApplicationModel(
            application,
            aggregates.ToEquatableArray(),
            usable,
            events.ToEquatableArray(),
            Commands(application, modules, usable).ToEquatableArray(),
            eventHandlers.ToEquatableArray(),
            upcasters.ToEquatableArray());
    }

    // A command may lie outside the namespaces of an application that handles it.
    private static IEnumerable<string> Commands(ApplicationModel application, IEnumerable<ModuleModel> modules, IEnumerable<JoinedRouteModel> routes)
    {
        HashSet<string> handled = [.. routes.Select(static route => route.Route.Command.FullName)];
        return
            from module in modules
            from command in module.Commands
            where application.Takes(command.Type.Namespace) || handled.Contains(command.Type.FullName)
            select $"{module.Type}.{command.Member}";
    }

    // A second route of one command that is as close to it, or one to an aggregate that is out of scope, is the analyzer's to report;
    // here it must not make two overloads of one signature.
    private static IEnumerable<JoinedRouteModel> Usable(List<JoinedRouteModel> routes, List<JoinedAggregateModel> aggregates)
    {
        HashSet<string> names = [.. aggregates.Select(static aggregate => aggregate.Name)];
        return routes
            .Where(route => names.Contains(route.Route.Aggregate))
            .GroupBy(static route => route.Route.Command.FullName)
            .Select(static group => RoutePrecedence.Closest([.. group], static route => route.Route.Base))
            .Select(static route => route with { Route = route.Route with { Base = null } });
    }
}
