[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)] public sealed record Opened(string Id, int Width);
public static partial class Upcasters
{
    [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1);
    [Upcasts("opened")] private static Opened FromJson(System.Text.Json.JsonElement old) => new(old.GetString()!, 2);      //! EDICT081
}
