using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>An application without what it has for each of its aggregates.</summary>
/// <param name="Application">The class.</param>
/// <param name="Aggregates">How code refers to the members that give the bindings of its aggregates.</param>
/// <param name="Endpoints">Where it reaches its aggregates, one for each stable name.</param>
/// <param name="Events">How code refers to the members that give its event types.</param>
/// <param name="Commands">How code refers to the members that give its command types.</param>
/// <param name="EventHandlers">How code refers to the members that give the bindings of its event handlers.</param>
/// <param name="Upcasters">How code refers to the members that give its upcasters.</param>
internal sealed record ApplicationHeadModel(
    ApplicationModel Application,
    EquatableArray<string> Aggregates,
    EquatableArray<EndpointModel> Endpoints,
    EquatableArray<string> Events,
    EquatableArray<string> Commands,
    EquatableArray<string> EventHandlers,
    EquatableArray<string> Upcasters);

/// <summary>Where an application reaches an aggregate.</summary>
/// <param name="Name">The aggregate's name among those of the application, an identifier.</param>
/// <param name="Binding">How code refers to the member that gives the aggregate's binding.</param>
/// <param name="Field">The field that holds the endpoint.</param>
/// <param name="Routes">The property that lists the routes to the aggregate.</param>
internal sealed record EndpointModel(string Name, string Binding, string Field, string Routes);
