[Aggregate("box", Identity = "Id"), StoredState(Version = 0)] public sealed partial class Box;      //! EDICT016
