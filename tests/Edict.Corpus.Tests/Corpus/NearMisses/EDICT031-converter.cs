using System.Text.Json;
using System.Text.Json.Serialization;

[JsonConverter(typeof(ToneConverter))]
public sealed record Tone(int Pitch, int Length);

public sealed class ToneConverter : JsonConverter<Tone>
{
    public override Tone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32(), 1);

    public override void Write(Utf8JsonWriter writer, Tone value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Pitch);
}

[JsonConverter(typeof(JsonStringEnumConverter<Side>))]
public enum Side { Left, Right }

[Event("opened")]
public sealed record Opened(string Id, Tone Tone, Side Side);
