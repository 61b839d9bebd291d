using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>What generated code tells the runtime of one application. Immutable.</summary>
/// <param name="Name">The name of the application class.</param>
/// <param name="Aggregates">Its aggregates.</param>
/// <param name="Routes">Its commands.</param>
/// <param name="Events">Its events.</param>
/// <param name="Commands">Its commands that have a stable name.</param>
/// <param name="CreateMiddleware">Makes its middleware, outermost first, with the services that the options name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ApplicationDefinition(
    string Name,
    IReadOnlyList<AggregateBinding> Aggregates,
    IReadOnlyList<CommandRoute> Routes,
    IReadOnlyList<EventType> Events,
    CommandTypeRegistry Commands,
    Func<IServiceProvider?, IReadOnlyList<IMiddleware>> CreateMiddleware)
{
    /// <summary>Its event handlers.</summary>
    public IReadOnlyList<EventHandlerBinding> EventHandlers { get; init; } = [];

    /// <summary>What makes newer events of older ones.</summary>
    public IReadOnlyList<EventUpcaster> Upcasters { get; init; } = [];
}
