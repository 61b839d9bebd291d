using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;

namespace Edict.Generators.Emission;

/// <summary>Puts an assembly's aggregates, routes, events and commands together, in an order that does not depend on that of files.</summary>
internal static class ModuleAssembler
{
    public static LocalModuleModel Assemble(
        string assemblyName,
        IEnumerable<AggregateEntryModel> aggregates,
        IEnumerable<RouteModel> routes,
        IEnumerable<StoredEntryModel> stored)
    {
        MemberNames names = new(StringComparer.Ordinal);
        List<ModuleMemberModel> members = [];
        List<ModuleAggregateModel> aggregateRows = [];
        foreach (AggregateEntryModel aggregate in aggregates.OrderBy(static aggregate => aggregate.Type.FullName, StringComparer.Ordinal))
        {
            string member = Identifiers.Escape(names.Take(aggregate.Type));
            members.Add(new(
                member,
                ModuleMemberKind.Aggregate,
                aggregate.Type.FullName,
                $"{aggregate.Type.FullName}.{aggregate.BindingClass}.Instance",
                aggregate.IsObsolete,
                aggregate.Fault)
            {
                LiesWithOwner = aggregate.Fault is null,
            });
            aggregateRows.Add(new(aggregate.Name, aggregate.Type, member));
        }

        List<ModuleRouteModel> routeRows = [];
        foreach (RouteModel route in routes
            .OrderBy(static route => route.Handler.FullName, StringComparer.Ordinal)
            .ThenBy(static route => route.Command.FullName, StringComparer.Ordinal))
        {
            string member = names.Take(route.Handler, "_" + Identifiers.FromText(route.Command.NestedName));
            members.Add(new(
                member,
                ModuleMemberKind.Route,
                route.Handler.FullName,
                $"{route.Handler.FullName}.{route.RouteClass}.{RouteEmitter.Instance(route.ServedName)}",
                route.IsObsolete || route.Handler.Obsolete is not null,
                route.Fault)
            {
                LiesWithOwner = !route.IsHandlerFaulty,
            });
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
        List<ModuleCommandModel> commandRows = [];
        foreach (StoredEntryModel entry in stored.OrderBy(static entry => entry.Kind).ThenBy(static entry => entry.Type.FullName, StringComparer.Ordinal))
        {
            bool isEvent = entry.Kind == StoredKind.Event;
            string member = Identifiers.Escape(names.Take(entry.Type));
            members.Add(new(
                member,
                isEvent ? ModuleMemberKind.Event : ModuleMemberKind.Command,
                entry.Type.FullName,
                ModuleNames.StoredType(entry.Kind, assemblyName, entry.Type) + ".Instance",
                entry.IsObsolete,
                Fault: null));
            if (isEvent)
            {
                eventRows.Add(new(entry.Name, entry.Version, entry.Type, member));
            }
            else
            {
                commandRows.Add(new(entry.Name, entry.Type, member));
            }
        }

        ModuleModel manifest = new(
            ModuleNames.ModuleType(assemblyName),
            aggregateRows.ToEquatableArray(),
            routeRows.ToEquatableArray(),
            eventRows.ToEquatableArray(),
            commandRows.ToEquatableArray());
        return new LocalModuleModel(assemblyName, manifest, members.ToEquatableArray());
    }
}
