[Aggregate("box", Identity = "Id"), StoredState(SnapshotEvery = 0)] public sealed partial class Box;      //! EDICT069
