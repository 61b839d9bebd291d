using System.Collections.Frozen;
using Edict.CompilerServices;

namespace Edict.EventHandlers;

/// <summary>Which of an application's events a handler takes. Immutable and safe for concurrent use.</summary>
/// <param name="binding">The handler.</param>
/// <param name="types">The event types of the application.</param>
internal sealed class EventSelection(EventHandlerBinding binding, EventTypeRegistry types)
{
    private readonly FrozenSet<Type> _taken = types.TakenBy(binding.HandledTypes).Select(static type => type.ClrType).ToFrozenSet();

    /// <summary>The names under which events are stored that it takes, or that become such events.</summary>
    internal IReadOnlySet<string> StoredNames { get; } = types.StoredNamesOf(binding.HandledTypes);

    /// <summary>Whether one of its methods takes an event. Others come, too: another version of a name, or what a stored event became besides what is taken.</summary>
    internal bool Takes(object @event) => _taken.Contains(@event.GetType());

    /// <summary>The first of the events that a stored one is today and that it takes; where it is only one, that; <see langword="null"/> when there is none.</summary>
    internal object? FirstOf(RecordedEvent recorded) => recorded.IsCurrent ? recorded.Event : recorded.Events.FirstOrDefault(Takes);

    /// <summary>Adds those of the events that a stored one is today that it takes, each with its context.</summary>
    internal void Deliver(RecordedEvent recorded, int attempt, List<DeliveredEvent<object>> delivered)
    {
        if (recorded.IsCurrent)
        {
            Deliver(recorded, recorded.Event, part: 0, attempt, delivered);
            return;
        }

        IReadOnlyList<object> current = recorded.Events;
        for (int part = 0; part < current.Count; part++)
        {
            Deliver(recorded, current[part], part, attempt, delivered);
        }
    }

    private void Deliver(RecordedEvent recorded, object @event, int part, int attempt, List<DeliveredEvent<object>> delivered)
    {
        if (Takes(@event))
        {
            delivered.Add(new DeliveredEvent<object>(@event, new EventContext(recorded, binding.Name, attempt) { Part = part }));
        }
    }
}
