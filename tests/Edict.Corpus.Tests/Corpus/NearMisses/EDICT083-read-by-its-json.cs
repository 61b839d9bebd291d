//# assembly Doors
[Event("opened", Version = 3)] public sealed record Opened(string Id);
[Event("opened", Version = 2)] public sealed record OpenedV2(string Id);
//# assembly Program
public static partial class Upcasters { [Upcasts("opened")] private static OpenedV2 From(System.Text.Json.JsonElement old) => new(old.GetString()!); }
[EventHandler("mail")] public sealed partial class Mail { [Handles] private void Handle(OpenedV2 e) { } [Handles] private void Handle(Opened e) { } }
[Application] public sealed partial class App;
