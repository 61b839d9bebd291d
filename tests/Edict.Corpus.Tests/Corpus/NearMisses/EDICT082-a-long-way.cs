[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)] public sealed partial record OpenedV2(string Id, int Width) { [Upcasts] private static OpenedV2 From(OpenedV1 old) => new(old.Id, 1); }
[Event("opened", Version = 3)] public sealed partial record OpenedV3(string Id, long Width) { [Upcasts] private static OpenedV3 From(OpenedV2 old) => new(old.Id, old.Width); }
[Event("unlocked")] public sealed record Unlocked(string Id);
[Event("widened")] public sealed record Widened(long Width);
public static partial class Upcasters { [Upcasts] private static (Unlocked, Widened) Split(OpenedV3 old) => (new(old.Id), new(old.Width)); }
[Application] public sealed partial class App;
