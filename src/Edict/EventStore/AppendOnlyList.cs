namespace Edict.EventStore;

/// <summary>A list that only grows, and never copies more than one chunk when it does. Guarded by whoever owns it.</summary>
/// <typeparam name="T">What is kept; large structs are filled in place.</typeparam>
internal sealed class AppendOnlyList<T>
{
    // 1,024 of the largest items stay below the large-object heap, whose growth would ask for full collections.
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 4;

    private List<T[]>? _full;
    private T[] _tail = [];
    private int _tailCount;

    internal long Count => ((long)(_full?.Count ?? 0) << ChunkBits) + _tailCount;

    internal ref T this[long index]
    {
        get
        {
            int chunk = (int)(index >> ChunkBits);
            return ref (chunk < (_full?.Count ?? 0) ? _full![chunk] : _tail)[index & (ChunkSize - 1)];
        }
    }

    /// <summary>Adds an item that the caller fills; the reference is valid until the next item is added.</summary>
    internal ref T Add()
    {
        if (_tailCount == _tail.Length)
        {
            Grow();
        }

        return ref _tail[_tailCount++];
    }

    private void Grow()
    {
        if (_tailCount < ChunkSize)
        {
            Array.Resize(ref _tail, Math.Max(FirstSize, _tailCount * 2));
            return;
        }

        (_full ??= []).Add(_tail);
        _tail = new T[ChunkSize];
        _tailCount = 0;
    }
}
