using System.Buffers;
using System.Text.Json;

namespace Edict.Testing;

/// <summary>The suite's event that is deeply immutable.</summary>
internal sealed record Noted(string Text)
{
    internal static EventType Type { get; } = new NotedType();

    private sealed class NotedType() : EventType("noted", 3, typeof(Noted), isImmutable: true)
    {
        public override void Write(object @event, IBufferWriter<byte> output)
        {
            using Utf8JsonWriter writer = new(output);
            writer.WriteStringValue(((Noted)@event).Text);
        }

        public override object Read(ReadOnlySpan<byte> json)
        {
            Utf8JsonReader reader = new(json);
            return reader.Read() && reader.TokenType == JsonTokenType.String
                ? new Noted(reader.GetString()!)
                : throw new EventSerializationException("noted", "", "It must be a text.");
        }
    }
}
