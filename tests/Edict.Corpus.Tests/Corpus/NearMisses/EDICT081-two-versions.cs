using System.Text.Json;
[Event("opened", Version = 3)]
public sealed partial record Opened(string Id, int Width)
{
    [Upcasts("opened")] private static Opened First(JsonElement old) => new(old.GetString()!, 1);
    [Upcasts("opened", Version = 2)] private static Opened Second(JsonElement old) => new(old.GetString()!, 2);
    [Upcasts("unlocked", Version = 2)] private static Opened Other(JsonElement old) => new(old.GetString()!, 3);
}
[Application] public sealed partial class App;
