using Edict.Generators.Models;
using Edict.Generators.Pipeline;

namespace Edict.Generators.Emission;

/// <summary>Cuts an application into what it is as a whole and what it has for each aggregate, so that an edit of one makes no other part again.</summary>
internal static class ApplicationAssembler
{
    public static ApplicationHeadModel Head(JoinedApplicationModel joined) => new(
        joined.Application,
        joined.Aggregates.Select(static aggregate => aggregate.Member).ToEquatableArray(),
        EndpointNames.Of(joined.Application, joined.Aggregates).ToEquatableArray(),
        joined.Events,
        joined.Commands,
        joined.EventHandlers,
        joined.Upcasters);

    /// <summary>A part for each aggregate; of two with one name, which the analyzer reports, the first one gets the commands.</summary>
    public static IEnumerable<ApplicationPartModel> Parts(JoinedApplicationModel joined)
    {
        ApplicationModel application = joined.Application;
        ILookup<string, JoinedRouteModel> routes = joined.Routes.ToLookup(static route => route.Route.Aggregate);
        return joined.Aggregates
            .Select(static aggregate => aggregate.Name)
            .Distinct()
            .Zip(EndpointNames.Of(application, joined.Aggregates), (name, endpoint) => new ApplicationPartModel(
                application.Type,
                application.Declaration,
                endpoint,
                routes[name].Select(static route => route.Member).ToEquatableArray(),
                routes[name].Where(route => OverloadEmitter.IsWanted(route.Route, application)).ToEquatableArray()));
    }
}
