[Aggregate("door", Identity = "Id")] public sealed partial class Door;
[Aggregate("door", Identity = "Id")] public sealed partial class HouseDoor;     //! EDICT011
