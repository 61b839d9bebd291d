namespace Edict.EventStore;

/// <summary>An append-only list that never copies more than one chunk when it grows. Guarded by whoever owns it.</summary>
internal sealed class EventLog
{
    // 8 KB of references: far below the large-object heap, and a page of 1,000 events touches two chunks at most.
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 4;

    private List<RecordedEvent[]>? _full;
    private RecordedEvent[] _tail = [];
    private int _tailCount;

    internal long Count => ((long)(_full?.Count ?? 0) << ChunkBits) + _tailCount;

    internal RecordedEvent this[long index]
    {
        get
        {
            int chunk = (int)(index >> ChunkBits);
            return (chunk < (_full?.Count ?? 0) ? _full![chunk] : _tail)[index & (ChunkSize - 1)];
        }
    }

    internal void Add(RecordedEvent recorded)
    {
        if (_tailCount == _tail.Length)
        {
            Grow();
        }

        _tail[_tailCount++] = recorded;
    }

    /// <summary>Copies a page; events are numbered from 1, as versions and positions are.</summary>
    internal RecordedEvent[] Page(long from, ReadDirection direction, int limit)
    {
        long count = Count;
        bool forward = direction == ReadDirection.Forward;
        long first = forward ? Math.Max(from, 1) : Math.Min(from, count);
        long available = forward ? count - first + 1 : first;
        if (available <= 0)
        {
            return [];
        }

        RecordedEvent[] page = new RecordedEvent[Math.Min(available, limit)];
        for (int index = 0; index < page.Length; index++)
        {
            page[index] = this[forward ? first - 1 + index : first - 1 - index];
        }

        return page;
    }

    private void Grow()
    {
        if (_tailCount < ChunkSize)
        {
            Array.Resize(ref _tail, Math.Max(FirstSize, _tailCount * 2));
            return;
        }

        (_full ??= []).Add(_tail);
        _tail = new RecordedEvent[ChunkSize];
        _tailCount = 0;
    }
}
