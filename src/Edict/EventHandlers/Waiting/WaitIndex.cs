namespace Edict.EventHandlers;

/// <summary>Who waits for which position. Used under the lock of <see cref="HandlerWaits"/>.</summary>
internal sealed class WaitIndex
{
    private readonly Dictionary<long, List<EventWait>> _byPosition = [];

    internal void Add(EventWait wait)
    {
        foreach (long position in wait.Positions)
        {
            if (_byPosition.TryGetValue(position, out List<EventWait>? others))
            {
                others.Add(wait);
            }
            else
            {
                _byPosition.Add(position, [wait]);
            }
        }
    }

    internal void Remove(EventWait wait)
    {
        foreach (long position in wait.Positions)
        {
            if (_byPosition.TryGetValue(position, out List<EventWait>? waiting) && waiting.Remove(wait) && waiting.Count == 0)
            {
                _byPosition.Remove(position);
            }
        }
    }

    /// <summary>Takes out those who wait for a position.</summary>
    internal IReadOnlyList<EventWait> Take(long position) => _byPosition.Remove(position, out List<EventWait>? waiting) ? waiting : [];

    /// <summary>The positions in a range that somebody waits for, after one and up to another.</summary>
    internal IReadOnlyList<long> Between(long after, long upTo)
    {
        if (_byPosition.Count == 0)
        {
            return [];
        }

        // Nearly always it is one position that was done; after a long stretch that nobody wanted it may be millions.
        return upTo - after <= _byPosition.Count
            ? [.. Enumerable.Range(1, (int)(upTo - after)).Select(step => after + step).Where(_byPosition.ContainsKey)]
            : [.. _byPosition.Keys.Where(position => position > after && position <= upTo)];
    }
}
