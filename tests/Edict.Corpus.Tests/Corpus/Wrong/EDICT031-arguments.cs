using System.Text.Json;
using System.Text.Json.Serialization;

public sealed record Tone(int Pitch, int Length);

public sealed class ToneConverter(int length) : JsonConverter<Tone>
{
    public override Tone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32(), length);

    public override void Write(Utf8JsonWriter writer, Tone value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Pitch);
}

[Event("opened")]
public sealed record Opened(string Id, [property: JsonConverter(typeof(ToneConverter))] Tone Tone);     //! EDICT031
