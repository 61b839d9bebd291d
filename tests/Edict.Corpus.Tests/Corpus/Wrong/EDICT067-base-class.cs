[StoredState(Version = 2)]      //! EDICT067
public abstract class Kept
{
    protected int Count { get; set; }
}

[Aggregate("box", Identity = "Id")] public sealed partial class Box : Kept;
