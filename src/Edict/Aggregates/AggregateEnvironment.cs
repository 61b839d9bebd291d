using Edict.CompilerServices;
using Edict.EventStore;

namespace Edict.Aggregates;

/// <summary>What all instances of one aggregate share.</summary>
internal sealed class AggregateEnvironment(
    string application, AggregateBinding binding, IEventStore store, EventTypeRegistry types, AggregateSettings settings,
    DeadlineTimer deadlines, IdlePool<CommandOperation> operations)
{
    /// <summary>The name of the application.</summary>
    internal string Application { get; } = application;

    internal AggregateBinding Binding { get; } = binding;

    internal IEventStore Store { get; } = store;

    /// <summary>The store where it keeps events in memory as they are.</summary>
    internal InMemoryEventStore? Memory { get; } = store is InMemoryEventStore { Traits.WantsPayload: false } memory ? memory : null;

    /// <summary>The snapshots of the instances; null where none are taken.</summary>
    internal SnapshotKeeper? Snapshots { get; } =
        binding.Serializer is { SnapshotEvery: > 0 } serializer ? new SnapshotKeeper(serializer, store, settings.Time) : null;

    internal EventStoreTraits Traits { get; } = store.Traits;

    internal EventTypeRegistry Types { get; } = types;

    internal AggregateSettings Settings { get; } = settings;

    internal DeadlineTimer Deadlines { get; } = deadlines;

    internal IdlePool<CommandOperation> Operations { get; } = operations;

    /// <summary>What decisions are collected in while their events are on their way; kept for each instance, it would grow old with all of them.</summary>
    internal IdlePool<AppendInFlight> Decisions { get; } = new(static _ => AppendInFlight.Create());

    /// <summary>What appends travel in, likewise.</summary>
    internal IdlePool<Flight> Flights { get; } = new(static _ => new Flight());

    internal DrainContext DrainContext { get; } = new();
}
