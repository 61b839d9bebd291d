using System.Text.Json.Serialization;

[Event("opened")]
public sealed record Opened(string Id)
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<string> Rooms { get; init; } = [];     //! EDICT030
}
