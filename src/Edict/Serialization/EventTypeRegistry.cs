using System.Collections.Frozen;

namespace Edict;

/// <summary>The event types of one application, by name and version and by type. Immutable and safe for concurrent use.</summary>
public sealed class EventTypeRegistry
{
    private readonly FrozenDictionary<(string Name, int Version), EventType> _byName;
    private readonly FrozenDictionary<Type, EventType> _byType;

    /// <summary>Registers event types.</summary>
    /// <param name="types">The types; each name and version, and each type of the program, once.</param>
    /// <exception cref="ArgumentException">Two of them share a name and version, or a type.</exception>
    public EventTypeRegistry(IEnumerable<EventType> types)
    {
        All = [.. types];
        _byName = All.ToFrozenDictionary(static type => (type.Name, type.Version));
        _byType = All.ToFrozenDictionary(static type => type.ClrType);
    }

    /// <summary>Every registered type.</summary>
    public IReadOnlyList<EventType> All { get; }

    /// <summary>The type of an event about to be stored.</summary>
    /// <param name="event">The event.</param>
    /// <exception cref="UnknownEventException">Its type has no <see cref="EventAttribute"/> that the application knows.</exception>
    public EventType Find(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return _byType.GetValueOrDefault(@event.GetType()) ?? throw UnknownEventException.ForType(@event.GetType());
    }

    /// <summary>The type of an event as stored.</summary>
    /// <param name="recorded">The stored event.</param>
    /// <exception cref="UnknownEventException">The application knows no event of this name and version.</exception>
    public EventType Find(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return _byName.GetValueOrDefault((recorded.Name, recorded.TypeVersion)) ?? throw UnknownEventException.ForStored(recorded);
    }

    internal EventType Find(string name, int version) =>
        _byName.GetValueOrDefault((name, version)) ?? throw UnknownEventException.ForName(name, version);
}
