using Edict.EventStore;

namespace Edict;

/// <summary>An event as it is stored. Immutable and safe for concurrent use.</summary>
public sealed class RecordedEvent
{
    private const int ObjectBytes = 256;

    // The registry makes room for the type when that is found.
    private readonly Guid _commandId;
    private readonly long _utcTicks;
    private readonly EventLineage? _lineage;
    private readonly byte[]? _payload;
    private object _typing;
    private object? _event;

    /// <summary>An event that a store keeps as bytes; it is deserialized when <see cref="Event"/> is first asked for.</summary>
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
    /// <param name="type">The type of the event.</param>
    /// <param name="event">The event.</param>
    /// <param name="stream">The stream that holds the event.</param>
    /// <param name="version">The event's version in its stream, from 1.</param>
    /// <param name="position">The event's global position, from 1.</param>
    /// <param name="index">The event's index among the events of its command, from 0.</param>
    /// <param name="origin">Where the event comes from.</param>
    public RecordedEvent(
        EventType type, object @event, StreamKey stream, long version, long position, int index, in EventOrigin origin)
    {
        _typing = type;
        _event = type.IsImmutable ? @event : type.Copy(@event);
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
        _payload = stored.Content as byte[];
        _typing = _payload is null ? stored.Type : types;
        _event = _payload is null ? stored.Content : null;
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

    /// <summary>The type of the event.</summary>
    /// <exception cref="UnknownEventException">The application knows no event of this name and version.</exception>
    public EventType Type => _typing as EventType ?? FindType();

    /// <summary>
    /// The event itself. Deeply immutable events are shared by all readers; of any other each call gives a copy of its own.
    /// </summary>
    /// <exception cref="UnknownEventException">The application knows no event of this name and version.</exception>
    /// <exception cref="EventSerializationException">The stored JSON is not such an event.</exception>
    public object Event => _event switch
    {
        null => Deserialize(),
        { } kept => Type.IsImmutable ? kept : Type.Copy(kept),
    };

    /// <summary>The event's JSON as UTF-8, as it is stored, or as it would be.</summary>
    public ReadOnlyMemory<byte> Payload => _payload ?? Type.ToJson(_event!);

    /// <summary>About what it takes of memory, in bytes; of an event that a store keeps as it is, only what comes on top.</summary>
    internal int BytesInMemory => ObjectBytes + (_payload?.Length ?? 0);

    private EventType FindType()
    {
        // Another reader may have found it meanwhile.
        if (_typing is EventTypeRegistry types)
        {
            _typing = types.Find(this);
        }

        return (EventType)_typing;
    }

    private object Deserialize()
    {
        object @event = Type.Read(_payload, this);
        if (Type.IsImmutable)
        {
            _event = @event;
        }

        return @event;
    }
}
