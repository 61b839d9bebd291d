namespace Edict.EventStore;

/// <summary>Which of the items of a row of numbers a page holds, in its order.</summary>
internal readonly struct PageRange
{
    private readonly long _start;
    private readonly int _step;

    /// <param name="first">The number of the first item, 1 or more.</param>
    /// <param name="last">The number of the last item; below the first when there are none.</param>
    /// <param name="from">The number to begin with.</param>
    /// <param name="direction">Upwards or downwards from there.</param>
    /// <param name="limit">The most items of a page.</param>
    internal PageRange(long first, long last, long from, ReadDirection direction, int limit)
    {
        bool forward = direction == ReadDirection.Forward;
        _step = forward ? 1 : -1;
        _start = forward ? Math.Max(from, first) : Math.Min(from, last);
        long available = forward ? last - _start + 1 : _start - first + 1;
        Count = (int)Math.Clamp(available, 0, limit);
        IsEnd = available <= limit;
    }

    /// <summary>How many items the page holds.</summary>
    internal int Count { get; }

    /// <summary>Whether no item lies beyond.</summary>
    internal bool IsEnd { get; }

    /// <summary>The number with which the next page begins.</summary>
    internal long Next => this[Count];

    /// <summary>The number of the item at an index of the page.</summary>
    internal long this[int index] => _start + ((long)index * _step);
}
