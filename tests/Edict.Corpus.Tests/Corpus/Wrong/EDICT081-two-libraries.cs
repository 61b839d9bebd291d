//# assembly Doors
namespace Doors { [Event("opened")] public sealed record OpenedV1(string Id); [Event("opened", Version = 2)] public sealed record Opened(string Id, int Width); }
//# assembly Narrow
namespace Narrow { public static partial class Upcasters { [Upcasts] private static Doors.Opened From(Doors.OpenedV1 old) => new(old.Id, 1); } }
//# assembly Wide
namespace Wide { public static partial class Upcasters { [Upcasts] private static Doors.Opened From(Doors.OpenedV1 old) => new(old.Id, 2); } }
//# assembly Program
[Application] public sealed partial class App;      //! EDICT081
