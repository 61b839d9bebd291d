//# assembly Library
namespace Library { public abstract class Kept { private int _kept; public int Keep() => ++_kept; } }
//# assembly Program
[Aggregate("box", Identity = "Id"), StoredState] public sealed partial class Box : Library.Kept;      //! EDICT009

[Aggregate("bag", Identity = "Id"), StoredState]
public sealed partial class Bag(int start)      //! EDICT009
{
    public static Bag Initial { get; } = new(1);
    public int Start => start;
}
