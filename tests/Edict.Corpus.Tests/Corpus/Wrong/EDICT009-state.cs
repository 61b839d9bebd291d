[Aggregate("box", Identity = "Id"), StoredState]
public sealed partial class Box
{
    private readonly List<Item> _items = [];
    private object? _held = "";      //! EDICT009
    private readonly int[,] _grid = new int[2, 2];      //! EDICT009
    public Part? Part { get; private set; }      //! EDICT009
    private readonly Inner? _inner = new(1);      //! EDICT009

    public bool IsEmpty => _items.Count == 0 && _held is null && _inner is null && _grid.Length == 4;

    public void Hold(object held) => _held = held;

    private sealed record Inner(int Number);
}

public sealed record Item(string Name, Action<int> Done);      //! EDICT009

public sealed class Part
{
    private int _count;

    public int Add() => ++_count;
}
