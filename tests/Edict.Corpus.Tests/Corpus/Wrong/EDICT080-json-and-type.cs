[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)]
public sealed partial record Opened(string Id, int Width)
{
    [Upcasts] private static Opened From(System.Text.Json.JsonElement old) => new(old.GetString()!, 1);      //! EDICT080
    [Upcasts("opened")] private static Opened From(OpenedV1 old) => new(old.Id, 1);                          //! EDICT080
    [Upcasts("", Version = 0)] private static Opened From(System.Text.Json.JsonElement old, int width = 1) => new(old.GetString()!, width);      //! EDICT080
}
