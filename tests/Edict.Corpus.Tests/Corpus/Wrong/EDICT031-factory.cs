using System.Text.Json.Serialization;

[Event("opened")]
public sealed record Opened(
    string Id,
    [property: JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))] DayOfWeek Day);     //! EDICT031
