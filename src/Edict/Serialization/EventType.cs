using System.Buffers;

namespace Edict;

/// <summary>
/// An event's stable name and version together with its serializer; generated code derives one per <see cref="EventAttribute"/>
/// type. Immutable and safe for concurrent use.
/// </summary>
public abstract class EventType
{
    /// <summary>Describes an event.</summary>
    /// <param name="name">The stable name.</param>
    /// <param name="version">The version of the shape, from 1.</param>
    /// <param name="clrType">The type of the event in the program.</param>
    /// <param name="isImmutable">Whether an event holds no array, list or other thing that can change.</param>
    protected EventType(string name, int version, Type clrType, bool isImmutable)
    {
        Name = name;
        Version = version;
        ClrType = clrType;
        IsImmutable = isImmutable;
    }

    /// <summary>The stable name of the event.</summary>
    public string Name { get; }

    /// <summary>The version of the event's shape, from 1.</summary>
    public int Version { get; }

    /// <summary>The names under which events of all versions of <see cref="Name"/> were stored before.</summary>
    public virtual IReadOnlyList<string> FormerNames => [];

    /// <summary>The type of the event in the program.</summary>
    public Type ClrType { get; }

    /// <summary>Whether events are deeply immutable, so that one object can serve every reader.</summary>
    public bool IsImmutable { get; }

    /// <summary>Writes an event as JSON.</summary>
    /// <param name="event">The event; of type <see cref="ClrType"/>.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <exception cref="EventSerializationException">A value has no JSON form, such as a text with half a surrogate pair.</exception>
    public abstract void Write(object @event, IBufferWriter<byte> output);

    /// <summary>Reads an event from JSON.</summary>
    /// <param name="json">The event's JSON as UTF-8.</param>
    /// <returns>A new event.</returns>
    /// <exception cref="EventSerializationException">The JSON is broken, or not such an event.</exception>
    public abstract object Read(ReadOnlySpan<byte> json);

    /// <summary>An equal event that shares nothing changeable with the given one.</summary>
    /// <param name="event">The event to copy.</param>
    public object Copy(object @event) => IsImmutable ? @event : Read(ToJson(@event).Span);

    /// <summary>An event's JSON in memory of its own.</summary>
    /// <param name="event">The event to write.</param>
    public ReadOnlyMemory<byte> ToJson(object @event)
    {
        ArrayBufferWriter<byte> output = new();
        Write(@event, output);
        return output.WrittenMemory;
    }

    /// <inheritdoc/>
    public override string ToString() => Version == 1 ? Name : $"{Name} (version {Version})";

    internal object Read(ReadOnlySpan<byte> json, RecordedEvent recorded)
    {
        try
        {
            return Read(json);
        }
        catch (EventSerializationException exception)
        {
            throw exception.At(recorded.Stream, recorded.Version, recorded.Position);
        }
    }
}
