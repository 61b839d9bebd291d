using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Edict.Tests.Serialization.Shapes;

public sealed record Temperature(double Degrees, char Scale);

public sealed class TemperatureConverter : JsonConverter<Temperature>
{
    public override Temperature Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 1 } text && double.TryParse(text.AsSpan(0, text.Length - 1), out double degrees)
            ? new(degrees, text[^1])
            : throw new JsonException("It is no temperature.");

    public override void Write(Utf8JsonWriter writer, Temperature value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Degrees:R}{value.Scale}");
}

[JsonConverter(typeof(RangeConverter))]
public readonly record struct Span(int From, int To);

public sealed class RangeConverter : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        int from = reader.GetInt32();
        reader.Read();
        int to = reader.GetInt32();
        reader.Read();
        return new(from, to);
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.From);
        writer.WriteNumberValue(value.To);
        writer.WriteEndArray();
    }
}

public enum Weather
{
    Sunny,

    [JsonStringEnumMemberName("light \"rain\"")]
    LightRain,
}

[Event("attributes-held")]
public sealed class AttributesHeld
{
    [JsonConstructor]
    public AttributesHeld(string name, int secret = 5) => (Name, Secret) = (name, secret);

    public AttributesHeld(string name, int secret, int count, Weather weather)
        : this(name, secret) => (Count, Weather) = (count, weather);

    [JsonPropertyName("the \"name\"")]
    public string Name { get; }

    [JsonIgnore]
    public int Secret { get; }

    [JsonIgnore]
    public Action? Ignored { get; set; }

    [JsonPropertyOrder(-1)]
    public Weather Weather { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Count { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int OnlyRead { get; set; } = 7;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int OnlyWritten { get; set; } = 8;

    [JsonInclude]
    internal int Inside { get; set; }

    [JsonRequired]
    public int Needed { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long AsText { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public List<int?> AlsoText { get; set; } = [];

    [JsonConverter(typeof(TemperatureConverter))]
    public Temperature? Temperature { get; set; }

    public Span Span { get; set; }

    public Span? PerhapsSpan { get; set; }
}

[Event("json-held")]
public sealed record JsonHeld(JsonElement Element, JsonElement? PerhapsElement, JsonNode? Node, Dictionary<string, JsonElement> Bag);

[JsonNumberHandling(
    JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[Event("numbers-held")]
public sealed record NumbersHeld(byte Byte, ulong Large, double Double, decimal Decimal, float? Single, Level Level, Dictionary<string, int[]> Nested);
