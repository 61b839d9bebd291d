using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What an assembly offers to applications: its manifest.</summary>
/// <param name="Type">How code refers to the module class, whose members the rows name.</param>
/// <param name="Aggregates">Its aggregates.</param>
/// <param name="Routes">Its routed commands.</param>
/// <param name="Events">Its events.</param>
/// <param name="Commands">Its commands that have a stable name.</param>
/// <param name="EventHandlers">Its event handlers.</param>
/// <param name="Upcasters">Its upcasters.</param>
internal sealed record ModuleModel(
    string Type,
    EquatableArray<ModuleAggregateModel> Aggregates,
    EquatableArray<ModuleRouteModel> Routes,
    EquatableArray<ModuleEventModel> Events,
    EquatableArray<ModuleCommandModel> Commands,
    EquatableArray<ModuleEventHandlerModel> EventHandlers,
    EquatableArray<ModuleUpcasterModel> Upcasters);

/// <summary>An aggregate in a manifest.</summary>
internal sealed record ModuleAggregateModel(string Name, TypeModel Type, string Member);

/// <summary>A routed command in a manifest.</summary>
/// <param name="Command">The command type.</param>
/// <param name="IsCommandSealed">Whether no object of another type can be passed as the command.</param>
/// <param name="IsCommandAccessible">Whether the assembly being compiled can name the command type.</param>
/// <param name="Aggregate">The stable name of the aggregate that decides.</param>
/// <param name="Handler">The class that holds the handler.</param>
/// <param name="Member">The member of the module.</param>
/// <param name="Identity">How code refers to the type of the identity that the command carries; <see langword="null"/> when it is not known.</param>
/// <param name="Base">The type that the handler takes, where the command only derives from it; otherwise <see langword="null"/>.</param>
internal sealed record ModuleRouteModel(
    TypeModel Command, bool IsCommandSealed, bool IsCommandAccessible, string Aggregate, TypeModel Handler, string Member, string? Identity, CommandBaseModel? Base);

/// <summary>An event in a manifest.</summary>
internal sealed record ModuleEventModel(string Name, int Version, TypeModel Type, string Member);

/// <summary>A command with a stable name in a manifest.</summary>
internal sealed record ModuleCommandModel(string Name, TypeModel Type, string Member);

/// <summary>An event handler in a manifest.</summary>
internal sealed record ModuleEventHandlerModel(string Name, TypeModel Type, string Member);

/// <summary>An upcaster in a manifest.</summary>
/// <param name="EventName">The stable name of the events that it takes.</param>
/// <param name="EventVersion">The version of their shape.</param>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Member">The member of the module.</param>
/// <param name="Given">How code refers to the static types of the events that it gives.</param>
internal sealed record ModuleUpcasterModel(string EventName, int EventVersion, TypeModel Type, string Member, EquatableArray<string> Given);
