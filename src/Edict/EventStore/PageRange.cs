namespace Edict.EventStore;

/// <summary>Which of the items numbered from 1 a page holds, in its order.</summary>
internal readonly struct PageRange
{
    private readonly long _first;
    private readonly int _step;

    /// <param name="count">How many items there are.</param>
    /// <param name="from">The number to begin with.</param>
    /// <param name="direction">Upwards or downwards from there.</param>
    /// <param name="limit">The most items of a page.</param>
    internal PageRange(long count, long from, ReadDirection direction, int limit)
    {
        bool forward = direction == ReadDirection.Forward;
        _step = forward ? 1 : -1;
        _first = forward ? Math.Max(from, 1) : Math.Min(from, count);
        long available = forward ? count - _first + 1 : _first;
        Count = (int)Math.Clamp(available, 0, limit);
    }

    /// <summary>How many items the page holds.</summary>
    internal int Count { get; }

    /// <summary>The number of the item at an index of the page.</summary>
    internal long this[int index] => _first + ((long)index * _step);
}
