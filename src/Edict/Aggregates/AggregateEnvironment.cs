using Edict.CompilerServices;

namespace Edict.Aggregates;

/// <summary>What all instances of one aggregate share.</summary>
internal sealed class AggregateEnvironment(
    string application, AggregateBinding binding, IEventStore store, EventTypeRegistry types, AggregateSettings settings,
    DeadlineTimer deadlines, OperationPool operations)
{
    /// <summary>The name of the application.</summary>
    internal string Application { get; } = application;

    internal AggregateBinding Binding { get; } = binding;

    internal IEventStore Store { get; } = store;

    internal EventStoreTraits Traits { get; } = store.Traits;

    internal EventTypeRegistry Types { get; } = types;

    internal AggregateSettings Settings { get; } = settings;

    internal DeadlineTimer Deadlines { get; } = deadlines;

    internal OperationPool Operations { get; } = operations;

    internal DrainContext DrainContext { get; } = new();
}
