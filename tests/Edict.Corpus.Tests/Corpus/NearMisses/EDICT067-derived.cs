public abstract class Kept
{
    protected int Count { get; set; }
}

[Aggregate("box", Identity = "Id")] public partial class Box : Kept;
[Aggregate("chest", Identity = "Id"), StoredState] public sealed partial class Chest : Box;
