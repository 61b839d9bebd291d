using System.Buffers;
using System.Text.Json;

namespace Edict.Testing;

/// <summary>The suite's event that can change after it was made.</summary>
internal sealed class Listed(params string[] items)
{
    internal string[] Items { get; } = items;

    internal static EventType Type { get; } = new ListedType();

    private sealed class ListedType() : EventType("listed", 1, typeof(Listed), isImmutable: false)
    {
        public override void Write(object @event, IBufferWriter<byte> output)
        {
            using Utf8JsonWriter writer = new(output);
            writer.WriteStartArray();
            foreach (string item in ((Listed)@event).Items)
            {
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
        }

        public override object Read(ReadOnlySpan<byte> json)
        {
            Utf8JsonReader reader = new(json);
            List<string> items = [];
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                {
                    items.Add(reader.GetString()!);
                }
            }

            return new Listed([.. items]);
        }
    }
}
