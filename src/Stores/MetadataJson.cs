using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Edict.Stores;

/// <summary>Metadata as a JSON object of texts.</summary>
internal static class MetadataJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static void Write(Metadata metadata, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter writer = new(output, Readable);
        writer.WriteStartObject();
        foreach ((string key, string value) in metadata)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    internal static Metadata Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        List<KeyValuePair<string, string>> pairs = [];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            pairs.Add(new(key, reader.GetString()!));
        }

        return Metadata.FromStore(pairs);
    }
}
