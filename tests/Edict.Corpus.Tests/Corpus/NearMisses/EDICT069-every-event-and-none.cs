[Aggregate("box", Identity = "Id"), StoredState(SnapshotEvery = 1)] public sealed partial class Box;
[Aggregate("shelf", Identity = "Id"), StoredState(SnapshotEvery = int.MaxValue, Version = 2)] public sealed partial class Shelf;
[Aggregate("room", Identity = "Id"), StoredState] public sealed partial class Room;
[Application] public sealed partial class App;
