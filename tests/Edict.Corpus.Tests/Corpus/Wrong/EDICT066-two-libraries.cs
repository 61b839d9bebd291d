//# assembly First
namespace First { [Command("open")] public sealed record Open(string Id); }
//# assembly Second
namespace Second { [Command("open")] public sealed record Open(string Id); }
//# assembly House
[Application] public sealed partial class App;      //! EDICT066
