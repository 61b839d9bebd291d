using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>An application together with all that it takes from its own and the referenced assemblies.</summary>
/// <param name="Application">The class.</param>
/// <param name="Aggregates">Its aggregates.</param>
/// <param name="Routes">Its routes.</param>
/// <param name="Events">How code refers to the members that give its event types.</param>
/// <param name="Commands">How code refers to the members that give its command types.</param>
/// <param name="EventHandlers">How code refers to the members that give the bindings of its event handlers.</param>
/// <param name="Upcasters">How code refers to the members that give its upcasters.</param>
internal sealed record JoinedApplicationModel(
    ApplicationModel Application,
    EquatableArray<JoinedAggregateModel> Aggregates,
    EquatableArray<JoinedRouteModel> Routes,
    EquatableArray<string> Events,
    EquatableArray<string> Commands,
    EquatableArray<string> EventHandlers,
    EquatableArray<string> Upcasters);

/// <summary>An aggregate of an application.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Type">The class.</param>
/// <param name="Member">How code refers to the member that gives its binding.</param>
internal sealed record JoinedAggregateModel(string Name, TypeModel Type, string Member);

/// <summary>A route of an application.</summary>
/// <param name="Route">The row of the manifest.</param>
/// <param name="Member">How code refers to the member that gives the route.</param>
internal sealed record JoinedRouteModel(ModuleRouteModel Route, string Member);
