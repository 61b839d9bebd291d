using Edict.EventStore;
using Edict.Serialization;

namespace Edict;

/// <summary>An event as it is stored. Immutable and safe for concurrent use.</summary>
public sealed class RecordedEvent
{
    private const int ObjectBytes = 256;

    // The registry makes room for the shape when that is found, the event for what it is today when that is known.
    private readonly Guid _commandId;
    private readonly long _utcTicks;
    private readonly EventLineage? _lineage;
    private readonly byte[]? _payload;
    private object _typing;
    private object? _event;

    /// <summary>An event that a store keeps as bytes; it is deserialized when <see cref="Event"/> or <see cref="Events"/> are first asked for.</summary>
    /// <param name="types">The event types of the application.</param>
    /// <param name="name">The stable name of the event.</param>
    /// <param name="typeVersion">The version of the event's shape.</param>
    /// <param name="payload">The event's JSON as UTF-8.</param>
    /// <param name="stream">The stream that holds the event.</param>
    /// <param name="version">The event's version in its stream, from 1.</param>
    /// <param name="position">The event's global position, from 1.</param>
    /// <param name="index">The event's index among the events of its command, from 0.</param>
    /// <param name="origin">Where the event comes from.</param>
    public RecordedEvent(
        EventTypeRegistry types, string name, int typeVersion, byte[] payload,
        StreamKey stream, long version, long position, int index, EventOrigin origin)
    {
        _typing = types;
        _payload = payload;
        _commandId = origin.CommandId;
        _utcTicks = origin.Timestamp.UtcTicks;
        _lineage = EventLineage.Of(origin.CommandId, origin.CausationId, origin.CorrelationId, origin.Metadata);
        Name = name;
        TypeVersion = typeVersion;
        Stream = stream;
        Version = version;
        Position = position;
        Index = index;
    }

    /// <summary>An event that a store keeps as it is.</summary>
    /// <param name="types">The event types of the application.</param>
    /// <param name="type">The type of the event.</param>
    /// <param name="event">The event.</param>
    /// <param name="stream">The stream that holds the event.</param>
    /// <param name="version">The event's version in its stream, from 1.</param>
    /// <param name="position">The event's global position, from 1.</param>
    /// <param name="index">The event's index among the events of its command, from 0.</param>
    /// <param name="origin">Where the event comes from.</param>
    public RecordedEvent(
        EventTypeRegistry types, EventType type, object @event, StreamKey stream, long version, long position, int index, in EventOrigin origin)
    {
        EventShape? shape = types.ShapeOfKept(type);
        _typing = (object?)shape ?? types;
        _event = shape is null ? null : type.Copy(@event);
        _payload = shape is null ? type.ToJson(@event).ToArray() : null;
        _commandId = origin.CommandId;
        _utcTicks = origin.Timestamp.UtcTicks;
        _lineage = EventLineage.Of(origin.CommandId, origin.CausationId, origin.CorrelationId, origin.Metadata);
        Name = type.Name;
        TypeVersion = type.Version;
        Stream = stream;
        Version = version;
        Position = position;
        Index = index;
    }

    internal RecordedEvent(in StoredEvent stored, long position, EventLineage? lineage, EventTypeRegistry types)
    {
        byte[]? json = stored.Content as byte[];
        EventShape? shape = json is null ? types.ShapeOfKept(stored.Type) : null;
        _typing = (object?)shape ?? types;
        _event = shape is null ? null : stored.Content;
        _payload = shape is null ? json ?? stored.Type.ToJson(stored.Content!).ToArray() : null;
        _commandId = stored.CommandId;
        _utcTicks = stored.UtcTicks;
        _lineage = lineage;
        Name = stored.Type.Name;
        TypeVersion = stored.Type.Version;
        Stream = stored.Stream.Key;
        Version = stored.Version;
        Position = position;
        Index = stored.Index;
    }

    /// <summary>The stable name of the event.</summary>
    public string Name { get; }

    /// <summary>The version of the event's shape.</summary>
    public int TypeVersion { get; }

    /// <summary>The stream that holds the event.</summary>
    public StreamKey Stream { get; }

    /// <summary>The event's version in its stream, from 1.</summary>
    public long Version { get; }

    /// <summary>The event's global position, from 1.</summary>
    public long Position { get; }

    /// <summary>The event's index among the events of its command, from 0.</summary>
    public int Index { get; }

    /// <summary>The id of the event, derived from the command's id and <see cref="Index"/>.</summary>
    public Guid EventId => Edict.EventId.Of(CommandId, Index);

    /// <summary>The id of the command that the event answers.</summary>
    public Guid CommandId => _commandId;

    /// <summary>What caused the event.</summary>
    public Guid CausationId => _lineage?.CausationId ?? _commandId;

    /// <summary>What the event belongs to.</summary>
    public Guid CorrelationId => _lineage?.CorrelationId ?? _commandId;

    /// <summary>When the command was handled: UTC, whole microseconds.</summary>
    public DateTimeOffset Timestamp => new(_utcTicks, TimeSpan.Zero);

    /// <summary>The metadata of the command.</summary>
    public Metadata Metadata => _lineage?.Metadata ?? Metadata.Empty;

    /// <summary>The type of the event as it is stored, which need not be that of <see cref="Event"/>.</summary>
    /// <exception cref="UnknownEventException">The application has no event type of this name, or former name, and version.</exception>
    public EventType Type => Shape.Type ?? throw UnknownEventException.ForStored(this);

    /// <summary>
    /// The event itself, as it is today: an older one is upcast. Deeply immutable events are shared by all readers; of any other each call gives one of
    /// its own.
    /// </summary>
    /// <exception cref="UnknownEventException">The application knows no event of this name and version.</exception>
    /// <exception cref="EventSerializationException">The stored JSON is not such an event.</exception>
    /// <exception cref="EventUpcastException">An <see cref="UpcastsAttribute"/> method failed.</exception>
    /// <exception cref="NotOneEventException">Upcasting made several events of it, or none; <see cref="Events"/> gives them.</exception>
    public object Event => Shape is { Upcaster: null, Type: { } type } ? Read(type) : ReadUpcast() switch
    {
        [object only] => only,
        { Count: int count } => throw new NotOneEventException(this, count),
    };

    /// <summary>
    /// What the event is today, in order: itself as a rule; where it is upcast, one or several others, or nothing. Deeply immutable events are shared
    /// by all readers; of any other each call gives one of its own.
    /// </summary>
    /// <exception cref="UnknownEventException">The application knows no event of this name and version.</exception>
    /// <exception cref="EventSerializationException">The stored JSON is not such an event.</exception>
    /// <exception cref="EventUpcastException">An <see cref="UpcastsAttribute"/> method failed.</exception>
    public IReadOnlyList<object> Events => Shape is { Upcaster: null, Type: { } type } ? [Read(type)] : ReadUpcast();

    /// <summary>The event's JSON as UTF-8, as it is stored, or as it would be.</summary>
    public ReadOnlyMemory<byte> Payload => _payload ?? Type.ToJson(Kept(_event!));

    /// <summary>About what it takes of memory, in bytes; of an event that a store keeps as it is, only what comes on top.</summary>
    internal int BytesInMemory => ObjectBytes + (_payload?.Length ?? 0);

    /// <summary>Whether there is no upcaster for it, so that it is <see cref="Event"/> and nothing else.</summary>
    internal bool IsCurrent => Shape.Upcaster is null;

    private EventShape Shape => _typing as EventShape ?? FindShape();

    // Given once: another reader may put what it is today in its place.
    private static object Kept(object kept) => kept is UpcastEvent upcast ? upcast.Stored! : kept;

    private EventShape FindShape()
    {
        // Another reader may have found it meanwhile.
        if (_typing is EventTypeRegistry types)
        {
            _typing = types.ShapeOf(this);
        }

        return (EventShape)_typing;
    }

    private object Read(EventType type) => _event is { } kept ? type.Copy(kept) : Deserialize(type);

    private object Deserialize(EventType type)
    {
        object @event = type.Read(_payload, this);
        if (type.IsImmutable)
        {
            _event = @event;
        }

        return @event;
    }

    private IReadOnlyList<object> ReadUpcast()
    {
        object? kept = _event;
        if (kept is UpcastEvent upcast)
        {
            return upcast.Current;
        }

        // An upcaster may move what can change from the older event into the newer one.
        IReadOnlyList<object> current = Array.AsReadOnly(Upcast.Of(this, Shape, kept is null ? null : Type.Copy(kept)));
        if (current.All(newer => Shape.Types.Find(newer).IsImmutable))
        {
            _event = new UpcastEvent(kept, current);
        }

        return current;
    }
}
