using System.Collections.Immutable;
using System.Text.Json;
public interface IDoorEvent;
[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)] public sealed partial record Opened(string Id, int Width) : IDoorEvent
{
    [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, Default);
    private const int Default = 1;
}
[Event("kicked")] public readonly record struct Kicked(int Times);
[Event("hit")] public readonly record struct Hit(int Times);
internal static partial class Upcasters
{
    [Upcasts] private static Hit? From(in Kicked old) => old.Times == 0 ? null : new Hit(old.Times);
    [Upcasts("shut")] private static IDoorEvent? Shut(JsonElement old) => null;
    [Upcasts("shut", Version = 2)] private static (Opened, Hit?) Shut2(JsonElement old) => (new(old.GetString()!, 1), null);
    [Upcasts("shut", Version = 3)] private static IEnumerable<object> Shut3(JsonElement old) => old.EnumerateArray().Select(static hit => (object)new Hit(hit.GetInt32()));
    [Upcasts("shut", Version = 4)] private static ImmutableArray<Hit> Shut4(JsonElement old) => [];
}
[Application] public sealed partial class App;
