using System.Collections.Frozen;
using Edict.CompilerServices;
using Edict.Serialization;

namespace Edict;

/// <summary>
/// The event types of one application, by name and version and by type, with what makes newer events of older ones. Immutable and safe for
/// concurrent use.
/// </summary>
public sealed class EventTypeRegistry
{
    private readonly FrozenDictionary<(string Name, int Version), EventShape> _byName;
    private readonly FrozenDictionary<Type, EventShape> _byType;

    /// <summary>Registers event types, all of which are current.</summary>
    /// <param name="types">The types; each name and version, and each type of the program, once.</param>
    /// <exception cref="ArgumentException">Two of them share a name and version, or a type.</exception>
    public EventTypeRegistry(IEnumerable<EventType> types)
        : this(types, [])
    {
    }

    /// <summary>Registers event types, and what makes newer events of older ones.</summary>
    /// <param name="types">The types; each name and version, and each type of the program, once.</param>
    /// <param name="upcasters">The upcasters; each name and version once.</param>
    /// <exception cref="ArgumentException">
    /// Two types share a name and version, a type of the program, or a former name; two upcasters take the same events; or an upcaster takes events of
    /// a type that is not among the types.
    /// </exception>
    public EventTypeRegistry(IEnumerable<EventType> types, IEnumerable<EventUpcaster> upcasters)
    {
        All = [.. types];
        Dictionary<(string, int), EventUpcaster> byTaken = upcasters.ToDictionary(static upcaster => (upcaster.EventName, upcaster.EventVersion));
        MostUpcasts = byTaken.Count;
        _byType = All.ToFrozenDictionary(
            static type => type.ClrType, type => new EventShape(this, type, byTaken.GetValueOrDefault((type.Name, type.Version))));
        Dictionary<(string Name, int Version), EventShape> byName = All.ToDictionary(static type => (type.Name, type.Version), type => _byType[type.ClrType]);
        foreach (EventUpcaster upcaster in byTaken.Values.Where(upcaster => !byName.ContainsKey((upcaster.EventName, upcaster.EventVersion))))
        {
            byName.Add((upcaster.EventName, upcaster.EventVersion), upcaster.TakesJson
                ? new EventShape(this, type: null, upcaster)
                : throw new ArgumentException($"An upcaster takes the event '{upcaster.EventName}' (version {upcaster.EventVersion}), which is not among the types.", nameof(upcasters)));
        }

        _byName = new Dictionary<(string Name, int Version), EventShape>(byName.Concat(FormerNames(byName))).ToFrozenDictionary();
    }

    /// <summary>Every registered type.</summary>
    public IReadOnlyList<EventType> All { get; }

    /// <summary>How many upcasters an event can meet at most, unless it goes in a circle.</summary>
    internal int MostUpcasts { get; }

    /// <summary>The type of an event about to be stored.</summary>
    /// <param name="event">The event.</param>
    /// <exception cref="UnknownEventException">Its type has no <see cref="EventAttribute"/> that the application knows.</exception>
    public EventType Find(object @event) => ShapeOf(@event).Type!;

    /// <summary>The type of an event that a command is answered with.</summary>
    /// <exception cref="UnknownEventException">The application has no such event, or it is upcast when it is read, so that it would not be what was applied.</exception>
    internal EventType FindStorable(object @event) => ShapeOf(@event) is { Upcaster: null, Type: { } type } ? type : throw UnknownEventException.ForOlder(@event.GetType());

    /// <summary>The type of an event as stored.</summary>
    /// <param name="recorded">The stored event.</param>
    /// <exception cref="UnknownEventException">The application has no event type of this name, or former name, and version.</exception>
    public EventType Find(RecordedEvent recorded) => ShapeOf(recorded).Type ?? throw UnknownEventException.ForStored(recorded);

    /// <summary>
    /// The names under which events are stored that are of some types when they are read: also older names, and those of events that are upcast to them.
    /// </summary>
    /// <param name="taken">Types of events, or base types and interfaces of events.</param>
    /// <returns>The names; none where no event of the application is of these types.</returns>
    public IReadOnlySet<string> StoredNamesOf(IEnumerable<Type> taken)
    {
        HashSet<EventType> wanted = [.. TakenBy(taken)];
        return _byName.Where(stored => CurrentOf(stored.Value, []).Any(wanted.Contains)).Select(static stored => stored.Key.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The types of the events that are of some types.</summary>
    internal IEnumerable<EventType> TakenBy(IEnumerable<Type> taken)
    {
        Type[] types = [.. taken];
        return All.Where(type => types.Any(one => one.IsAssignableFrom(type.ClrType)));
    }

    /// <summary>The type that an event of exactly this name and version is read as; <see langword="null"/> when there is none.</summary>
    internal EventType? FindExactly(string name, int version) =>
        _byName.GetValueOrDefault((name, version))?.Type is { } type && type.Name == name ? type : null;

    /// <exception cref="UnknownEventException">The application does not know how to read such events.</exception>
    internal void EnsureKnown(string name, int version)
    {
        if (!_byName.ContainsKey((name, version)))
        {
            throw UnknownEventException.ForName(name, version);
        }
    }

    /// <exception cref="UnknownEventException">The application has no such event.</exception>
    internal EventShape ShapeOf(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return _byType.GetValueOrDefault(@event.GetType()) ?? throw UnknownEventException.ForType(@event.GetType());
    }

    /// <exception cref="UnknownEventException">The application does not know how to read such events.</exception>
    internal EventShape ShapeOf(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return _byName.GetValueOrDefault((recorded.Name, recorded.TypeVersion)) ?? throw UnknownEventException.ForStored(recorded);
    }

    /// <summary>
    /// The shape of events that are kept as objects of a type, also of one that the application has no event of; <see langword="null"/> where it reads their JSON as something
    /// else.
    /// </summary>
    internal EventShape? ShapeOfKept(EventType type)
    {
        if (_byType.GetValueOrDefault(type.ClrType) is { Type: { } known } shape
            && (ReferenceEquals(known, type) || (known.Name == type.Name && known.Version == type.Version)))
        {
            return shape;
        }

        return _byName.ContainsKey((type.Name, type.Version)) ? null : new EventShape(this, type, upcaster: null);
    }

    private static IEnumerable<KeyValuePair<(string Name, int Version), EventShape>> FormerNames(
        Dictionary<(string Name, int Version), EventShape> byName) =>
        from names in byName.Values.Select(static shape => shape.Type).OfType<EventType>()
            .SelectMany(static type => type.FormerNames.Select(former => (Former: former, type.Name)))
            .Distinct()
        from stored in byName
        where stored.Key.Name == names.Name
        select KeyValuePair.Create((names.Former, stored.Key.Version), stored.Value);

    private IEnumerable<EventType> CurrentOf(EventShape shape, HashSet<EventShape> seen) =>
        !seen.Add(shape) ? []
        : shape.Upcaster is null ? [shape.Type!]
        : TakenBy(shape.Upcaster.GivenTypes).SelectMany(type => CurrentOf(_byType[type.ClrType], seen));
}
