using System.Collections.Frozen;
using Edict.CompilerServices;

namespace Edict.EventHandlers;

/// <summary>Which of an application's events a handler takes. Immutable and safe for concurrent use.</summary>
/// <param name="binding">The handler.</param>
/// <param name="types">The event types of the application.</param>
internal sealed class EventSelection(EventHandlerBinding binding, EventTypeRegistry types)
{
    private readonly FrozenDictionary<Type, string> _taken = types.TakenBy(binding.HandledTypes).ToFrozenDictionary(static type => type.ClrType, static type => type.Name);

    /// <summary>The names under which events are stored that it takes, or that become such events.</summary>
    internal IReadOnlySet<string> StoredNames { get; } = types.StoredNamesOf(binding.HandledTypes);

    /// <summary>Whether one of its methods takes what a stored event is today. Others come, too: of a name that another version has, or beside what is taken.</summary>
    /// <exception cref="NotSupportedException">
    /// It takes another version of the event, and nothing makes that of this one: to pass it over would lose what somebody has forgotten.
    /// </exception>
    internal bool Takes(RecordedEvent recorded, object @event)
    {
        if (Takes(@event))
        {
            return true;
        }

        if (recorded.IsCurrent && _taken.Values.Contains(recorded.Type.Name))
        {
            throw new NotSupportedException(
                $"'{binding.Name}' takes the event '{recorded.Type.Name}', but not its version {recorded.Type.Version}. Add a method with [Upcasts] that makes the newer of the older, or one that handles both.");
        }

        return false;
    }

    private bool Takes(object @event) => _taken.ContainsKey(@event.GetType());

    /// <summary>The first key that the events have which a stored one is today and that it takes.</summary>
    internal string? KeyOf(RecordedEvent recorded) => recorded.IsCurrent
        ? binding.PartitionKey(recorded.Event)
        : recorded.Events.Where(Takes).Select(binding.PartitionKey).FirstOrDefault(static key => key is not null);

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
        if (Takes(recorded, @event))
        {
            delivered.Add(new DeliveredEvent<object>(@event, new EventContext(recorded, binding.Name, attempt) { Part = part }));
        }
    }
}
