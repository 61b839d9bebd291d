using System.Buffers;
using System.Text.Json;

namespace Edict.Tests.Handwritten;

/// <summary>What generated code makes of an event with one property.</summary>
internal sealed class JsonEventType<TEvent, TValue>(string name, Func<TEvent, TValue> get, Func<TValue, TEvent> create, bool isImmutable = true)
    : EventType(name, 1, typeof(TEvent), isImmutable)
    where TEvent : notnull
{
    public override void Write(object @event, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter writer = new(output);
        JsonSerializer.Serialize(writer, get((TEvent)@event));
    }

    public override object Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return create(JsonSerializer.Deserialize<TValue>(json)!);
        }
        catch (JsonException exception)
        {
            throw new EventSerializationException(Name, "", "It is not such an event.", exception);
        }
    }
}
