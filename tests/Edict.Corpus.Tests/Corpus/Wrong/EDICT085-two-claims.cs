//# assembly Doors
namespace Doors { [Event("opened", FormerNames = ["unlocked"])] public sealed record Opened(string Id); }
//# assembly Gates
namespace Gates { [Event("gate-opened", FormerNames = ["unlocked"])] public sealed record Opened(string Id); }
//# assembly Program
[Application] public sealed partial class App;      //! EDICT085
