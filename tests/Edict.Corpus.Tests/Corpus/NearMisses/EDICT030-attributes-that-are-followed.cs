using System.Text.Json;
using System.Text.Json.Serialization;

[Event("opened")]
public sealed record Opened([property: JsonPropertyName("door")] string Id, Dictionary<string, JsonElement> More)
{
    [JsonIgnore] public Action? Ring { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString), JsonPropertyOrder(-1)] public int Count { get; init; }
}
