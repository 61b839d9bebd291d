using System.Buffers;
using System.Text.Json;

namespace Edict.Testing;

/// <summary>The event that the suite's <see cref="Noted"/> became later.</summary>
internal sealed record Told(string Text)
{
    internal static EventType Type { get; } = new ToldType();

    private sealed class ToldType() : EventType("told", 1, typeof(Told), isImmutable: true)
    {
        public override IReadOnlyList<string> FormerNames => ["said"];

        public override void Write(object @event, IBufferWriter<byte> output)
        {
            using Utf8JsonWriter writer = new(output);
            writer.WriteStringValue(((Told)@event).Text);
        }

        public override object Read(ReadOnlySpan<byte> json)
        {
            Utf8JsonReader reader = new(json);
            return reader.Read() && reader.TokenType == JsonTokenType.String
                ? new Told(reader.GetString()!)
                : throw new EventSerializationException("told", "", "It must be a text.");
        }
    }

    /// <summary>What was told when the event had another name.</summary>
    internal sealed record Before(string Text)
    {
        internal static EventType Type { get; } = new BeforeType();

        private sealed class BeforeType() : EventType("said", 1, typeof(Before), isImmutable: true)
        {
            public override void Write(object @event, IBufferWriter<byte> output) => Told.Type.Write(new Told(((Before)@event).Text), output);

            public override object Read(ReadOnlySpan<byte> json) => new Before(((Told)Told.Type.Read(json)).Text);
        }
    }
}
