using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;
using Edict.Generators.Pipeline;

namespace Edict.Generators.Emission;

/// <summary>Puts an assembly's aggregates, routes and events together, in an order that does not depend on that of files.</summary>
internal static class ModuleAssembler
{
    public static LocalModuleModel Assemble(
        string assemblyName,
        IEnumerable<AggregateEntryModel> aggregates,
        IEnumerable<RouteModel> routes,
        IEnumerable<EventEntryModel> events)
    {
        MemberNames names = new();
        List<ModuleMemberModel> members = [];
        List<ModuleAggregateModel> aggregateRows = [];
        foreach (AggregateEntryModel aggregate in aggregates.OrderBy(static aggregate => aggregate.Type.FullName, StringComparer.Ordinal))
        {
            string member = Identifiers.Escape(names.Take(aggregate.Type));
            members.Add(new(member, ModuleMemberKind.Aggregate, $"{aggregate.Type.FullName}.{aggregate.BindingClass}.Instance", aggregate.Fault));
            aggregateRows.Add(new(aggregate.Name, aggregate.Type, member));
        }

        List<ModuleRouteModel> routeRows = [];
        foreach (RouteModel route in routes
            .OrderBy(static route => route.Handler.FullName, StringComparer.Ordinal)
            .ThenBy(static route => route.Command.FullName, StringComparer.Ordinal))
        {
            string member = names.Take(route.Handler, "_" + Identifiers.FromText(route.Command.NestedName));
            members.Add(new(member, ModuleMemberKind.Route, $"{route.Handler.FullName}.{route.RouteClass}.{RouteEmitter.Instance(route.ServedName)}", route.Fault));
            routeRows.Add(new(
                route.Command,
                route.IsCommandSealed,
                IsCommandAccessible: true,
                route.Aggregate,
                route.Handler,
                member,
                route.Identity,
                route.ServedName is null ? null : route.Base));
        }

        List<ModuleEventModel> eventRows = [];
        foreach (EventEntryModel @event in events.OrderBy(static @event => @event.Type.FullName, StringComparer.Ordinal))
        {
            string member = Identifiers.Escape(names.Take(@event.Type));
            members.Add(new(member, ModuleMemberKind.Event, ModuleNames.EventType(assemblyName, @event.Type) + ".Instance", Fault: null));
            eventRows.Add(new(@event.Name, @event.Version, @event.Type, member));
        }

        ModuleModel manifest = new(
            ModuleNames.ModuleType(assemblyName),
            aggregateRows.ToEquatableArray(),
            routeRows.ToEquatableArray(),
            eventRows.ToEquatableArray());
        return new LocalModuleModel(assemblyName, manifest, members.ToEquatableArray());
    }
}
