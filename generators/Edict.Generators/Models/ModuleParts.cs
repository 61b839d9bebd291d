using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>
/// The module of the assembly, cut into what belongs to each type: it lies in the generated file of that type, so that an edit makes no other
/// part of the module again. Two are equal only when they are the same: each part is compared where it is used.
/// </summary>
internal sealed class ModuleParts
{
    private readonly LocalModuleModel _none;
    private readonly Dictionary<(string Owner, bool IsOfUpcasters), LocalModuleModel> _byOwner = [];

    public ModuleParts(LocalModuleModel module)
    {
        ILookup<string, ModuleAggregateModel> aggregates = module.Manifest.Aggregates.ToLookup(static row => row.Type.FullName);
        ILookup<string, ModuleRouteModel> routes = module.Manifest.Routes.ToLookup(static row => row.Handler.FullName);
        ILookup<string, ModuleEventModel> events = module.Manifest.Events.ToLookup(static row => row.Type.FullName);
        ILookup<string, ModuleCommandModel> commands = module.Manifest.Commands.ToLookup(static row => row.Type.FullName);
        ILookup<string, ModuleEventHandlerModel> eventHandlers = module.Manifest.EventHandlers.ToLookup(static row => row.Type.FullName);
        ILookup<string, ModuleUpcasterModel> upcasters = module.Manifest.Upcasters.ToLookup(static row => row.Type.FullName);
        LocalModuleModel Part(IEnumerable<ModuleMemberModel> members, string[] owners, string[] upcastingOwners) => module with
        {
            Manifest = new ModuleModel(
                module.Manifest.Type,
                owners.SelectMany(owner => aggregates[owner]).ToEquatableArray(),
                owners.SelectMany(owner => routes[owner]).ToEquatableArray(),
                owners.SelectMany(owner => events[owner]).ToEquatableArray(),
                owners.SelectMany(owner => commands[owner]).ToEquatableArray(),
                owners.SelectMany(owner => eventHandlers[owner]).ToEquatableArray(),
                upcastingOwners.SelectMany(owner => upcasters[owner]).ToEquatableArray()),
            Members = members.ToEquatableArray(),
        };

        _none = Part([], [], []);
        foreach (IGrouping<(string Owner, bool IsOfUpcasters), ModuleMemberModel> members in module.Members
            .Where(static member => member.LiesWithOwner)
            .GroupBy(static member => (member.Owner, member.Kind == ModuleMemberKind.Upcaster)))
        {
            string[] owner = [members.Key.Owner];
            _byOwner.Add(members.Key, members.Key.IsOfUpcasters ? Part(members, [], owner) : Part(members, owner, []));
        }

        ModuleMemberModel[] rest = [.. module.Members.Where(static member => !member.LiesWithOwner)];
        Head = new ModuleHeadModel(
            Part(rest, [.. rest.Select(static member => member.Owner).Distinct()], []),
            module.Members.Where(static member => member.IsInitialized).ToEquatableArray(),
            module.Members.Any(static member => member.IsObsolete));
    }

    public ModuleHeadModel Head { get; }

    /// <summary>What belongs to a type, but for its upcasters.</summary>
    public LocalModuleModel Of(TypeModel type) => Of(type, areUpcasters: false);

    /// <summary>The upcasters of a type, which lie in a file of their own: the type may have another one for what else it is.</summary>
    public LocalModuleModel UpcastersOf(TypeModel type) => Of(type, areUpcasters: true);

    private LocalModuleModel Of(TypeModel type, bool areUpcasters) =>
        _byOwner.TryGetValue((type.FullName, areUpcasters), out LocalModuleModel? part) ? part : _none;
}
