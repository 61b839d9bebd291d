//# assembly Doors
[Event("opened")] public sealed record OpenedV1(string Id);
[Event("opened", Version = 2)] public sealed record Opened(string Id, int Width);
public static partial class Upcasters { [Upcasts] private static Opened[] From(OpenedV1 old) => [new(old.Id, 1)]; }
//# assembly Program
public static partial class Back { [Upcasts] private static OpenedV1 From(Opened old) => new(old.Id); }      //! EDICT082
[Application] public sealed partial class App;
