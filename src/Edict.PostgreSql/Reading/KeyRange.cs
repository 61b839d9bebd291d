namespace Edict.PostgreSql.Reading;

/// <summary>
/// The keys that a page asks for: positions of the log, or versions of a stream. As neither has holes, a page is a range of them, and
/// the server need not look beyond it, whatever plan it chooses.
/// </summary>
internal readonly struct KeyRange
{
    private readonly bool _forward;

    /// <param name="first">The lowest key that there is, 1 or more.</param>
    /// <param name="last">The highest key that there is; below the first when there is none.</param>
    /// <param name="from">The key to begin with.</param>
    /// <param name="forward">Upwards or downwards from there.</param>
    /// <param name="limit">The most keys.</param>
    internal KeyRange(long first, long last, long from, bool forward, int limit)
    {
        _forward = forward;
        From = forward ? Math.Max(from, first) : Math.Clamp(from, first - 1, Math.Max(first - 1, last));
        Count = (int)Math.Clamp(forward ? last - From + 1 : From - first + 1, 0, limit);
    }

    /// <summary>The key of the first row.</summary>
    internal long From { get; }

    /// <summary>How many keys there are.</summary>
    internal int Count { get; }

    internal long Lowest => _forward ? From : this[Count - 1];

    internal long Highest => _forward ? this[Count - 1] : From;

    /// <summary>The key of a row of the page; that of the row beyond it is where the next page begins.</summary>
    internal long this[int index] => _forward ? From + index : From - index;
}
