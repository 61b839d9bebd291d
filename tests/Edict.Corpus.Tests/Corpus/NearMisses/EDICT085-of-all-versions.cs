[Event("opened", FormerNames = ["unlocked", "tür-geöffnet"])] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2, FormerNames = ["unlocked"])]
public sealed partial record Opened(string Id, int Width) { [Upcasts] private static Opened From(OpenedV1 old) => new(old.Id, 1); }
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("unlocked")] public sealed partial class Unlocked { [Applies] private void Apply(Opened e) { } }
[Application] public sealed partial class App;
