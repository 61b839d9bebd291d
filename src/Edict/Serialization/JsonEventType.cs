using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using Edict.Serialization;

namespace Edict.CompilerServices;

/// <summary>An event type whose JSON generated code writes and reads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonEventType : EventType
{
    /// <summary>Describes an event.</summary>
    /// <param name="name">The stable name.</param>
    /// <param name="version">The version of the shape, from 1.</param>
    /// <param name="clrType">The type of the event in the program.</param>
    /// <param name="isImmutable">Whether an event holds no array, list or other thing that can change.</param>
    protected JsonEventType(string name, int version, Type clrType, bool isImmutable)
        : base(name, version, clrType, isImmutable)
    {
    }

    /// <inheritdoc/>
    public sealed override void Write(object @event, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(@event);
        ArgumentNullException.ThrowIfNull(output);
        JsonWriter writer = new(output);
        try
        {
            WriteJson(@event, ref writer);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Failed(exception, PathOfFailure(@event, exception), "A property could not be read");
        }

        writer.Complete();
    }

    /// <inheritdoc/>
    public sealed override object Read(ReadOnlySpan<byte> json)
    {
        JsonReader reader = new(json);
        try
        {
            reader.Begin();
            object @event = ReadJson(ref reader);
            reader.End();
            return @event;
        }
        catch (JsonException exception)
        {
            throw new EventSerializationException(
                Name, JsonPath.After(reader.Before(isBroken: true), member: null), $"The stored text is no JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            string path = JsonPath.After(reader.Before(isBroken: false), MemberOf(exception));
            throw Failed(exception, path, "The object could not be made from its stored values");
        }
    }

    /// <summary>Writes an event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="writer">Receives its JSON.</param>
    protected abstract void WriteJson(object @event, ref JsonWriter writer);

    /// <summary>Reads an event.</summary>
    /// <param name="reader">Gives its JSON.</param>
    protected abstract object ReadJson(ref JsonReader reader);

    private static string? MemberOf(Exception exception) => (exception as JsonValueException)?.Member;

    // Written once more, into memory that can be read back: what precedes the failure says where it is.
    private string PathOfFailure(object @event, Exception failure)
    {
        ArrayBufferWriter<byte> output = new();
        JsonWriter writer = new(output);
        try
        {
            WriteJson(@event, ref writer);
        }
        catch (Exception repeated) when (repeated.GetType() == failure.GetType())
        {
            failure = repeated;
        }

        writer.Complete();
        return JsonPath.After(output.WrittenSpan, MemberOf(failure));
    }

    private EventSerializationException Failed(Exception exception, string path, string doing) => exception is JsonValueException value
        ? new EventSerializationException(Name, path, value.Message, value.InnerException)
        : new EventSerializationException(Name, path, $"{doing}: {exception.Message}", exception);
}
