using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;

namespace Edict.Generators.Emission;

/// <summary>
/// Puts an assembly's aggregates, routes, events, commands, event handlers and upcasters together, in an order that does not depend on that of files.
/// </summary>
internal static class ModuleAssembler
{
    public static LocalModuleModel Assemble(
        string assemblyName,
        IEnumerable<BindingEntryModel> bound,
        IEnumerable<RouteModel> routes,
        IEnumerable<StoredEntryModel> stored,
        IEnumerable<UpcasterEntryModel> upcasters)
    {
        MemberNames names = new(StringComparer.Ordinal);
        List<ModuleMemberModel> members = [];
        ILookup<ModuleMemberKind, BindingEntryModel> byKind = bound
            .OrderBy(static entry => entry.Type.FullName, StringComparer.Ordinal)
            .ToLookup(static entry => entry.Kind);
        ILookup<StoredKind, StoredEntryModel> byStored = stored
            .OrderBy(static entry => entry.Type.FullName, StringComparer.Ordinal)
            .ToLookup(static entry => entry.Kind);
        IEnumerable<RouteModel> ordered = routes
            .OrderBy(static route => route.Handler.FullName, StringComparer.Ordinal)
            .ThenBy(static route => route.Command.FullName, StringComparer.Ordinal);

        ModuleModel manifest = new(
            ModuleNames.ModuleType(assemblyName),
            byKind[ModuleMemberKind.Aggregate].Select(entry => new ModuleAggregateModel(entry.Name, entry.Type, Add(Member(entry, names)))).ToEquatableArray(),
            ordered.Select(route => Row(route, Add(Member(route, names)))).ToEquatableArray(),
            byStored[StoredKind.Event]
                .Select(entry => new ModuleEventModel(entry.Name, entry.Version, entry.Type, Add(Member(entry, assemblyName, names))))
                .ToEquatableArray(),
            byStored[StoredKind.Command]
                .Select(entry => new ModuleCommandModel(entry.Name, entry.Type, Add(Member(entry, assemblyName, names))))
                .ToEquatableArray(),
            byKind[ModuleMemberKind.EventHandler]
                .Select(entry => new ModuleEventHandlerModel(entry.Name, entry.Type, Add(Member(entry, names))))
                .ToEquatableArray(),
            upcasters
                .OrderBy(static entry => entry.Type.FullName, StringComparer.Ordinal)
                .Select(entry => new ModuleUpcasterModel(entry.EventName, entry.EventVersion, entry.Type, Add(Member(entry, names)), entry.Given))
                .ToEquatableArray());
        return new LocalModuleModel(assemblyName, manifest, members.ToEquatableArray());

        string Add(ModuleMemberModel member)
        {
            members.Add(member);
            return member.Name;
        }
    }

    private static ModuleMemberModel Member(BindingEntryModel entry, MemberNames names) => new(
        Identifiers.Escape(names.Take(entry.Type)),
        entry.Kind,
        entry.Type.FullName,
        $"{entry.Type.FullName}.{entry.BindingClass}.Instance",
        entry.IsObsolete,
        entry.Fault)
    {
        LiesWithOwner = entry.Fault is null,
    };

    private static ModuleMemberModel Member(RouteModel route, MemberNames names) => new(
        names.Take(route.Handler, "_" + Identifiers.FromText(route.Command.NestedName)),
        ModuleMemberKind.Route,
        route.Handler.FullName,
        $"{route.Handler.FullName}.{route.RouteClass}.{RouteEmitter.Instance(route.ServedName)}",
        route.IsObsolete || route.Handler.Obsolete is not null,
        route.Fault)
    {
        LiesWithOwner = !route.IsHandlerFaulty,
    };

    private static ModuleMemberModel Member(UpcasterEntryModel entry, MemberNames names) => new(
        names.Take(entry.Type, "_" + entry.Class),
        ModuleMemberKind.Upcaster,
        entry.Type.FullName,
        $"{entry.Type.FullName}.{entry.Class}.Instance",
        entry.IsObsolete,
        Fault: null);

    private static ModuleRouteModel Row(RouteModel route, string member) => new(
        route.Command,
        route.IsCommandSealed,
        IsCommandAccessible: true,
        route.Aggregate,
        route.Handler,
        member,
        route.Identity,
        route.ServedName is null ? null : route.Base);

    private static ModuleMemberModel Member(StoredEntryModel entry, string assemblyName, MemberNames names) => new(
        Identifiers.Escape(names.Take(entry.Type)),
        entry.Kind == StoredKind.Event ? ModuleMemberKind.Event : ModuleMemberKind.Command,
        entry.Type.FullName,
        ModuleNames.StoredType(entry.Kind, assemblyName, entry.Type) + ".Instance",
        entry.IsObsolete,
        Fault: null);
}
