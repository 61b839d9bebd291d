//# assembly Doors
namespace Doors { [Event("opened", Version = 4)] public sealed record Opened(string Id); [Event("opened", Version = 2)] public sealed record OpenedV2(string Id); }
namespace Doors.Old { [Event("opened")] public sealed record OpenedV1(string Id); }
//# assembly Program
[Application(Namespaces = ["Doors"])] public sealed partial class App;      //! EDICT083
