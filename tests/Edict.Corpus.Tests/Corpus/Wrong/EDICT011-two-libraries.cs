//# assembly First
[Aggregate("door", Identity = "Id")] public sealed partial class Door;
//# assembly Second
namespace Second
{
    [Aggregate("door", Identity = "Id")] public sealed partial class Gate;      //! EDICT011
}
//# assembly House
[Application] public sealed partial class App;      //! EDICT011
