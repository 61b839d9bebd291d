using System.Text.Json;
using System.Text.Json.Serialization;

[Event("opened")]
public sealed record Opened(string Id)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; }     //! EDICT030
}
