using System.Collections.Concurrent;

namespace Edict.PostgreSql.Reading;

/// <summary>One string for each event name, however many rows carry it. Safe for concurrent use.</summary>
internal sealed class NameCache
{
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, string> _names = new();
    private int _count;

    internal string Of(string name)
    {
        if (_names.TryGetValue(name, out string? known))
        {
            return known;
        }

        if (Interlocked.Increment(ref _count) > Capacity)
        {
            _names.Clear();
            Volatile.Write(ref _count, 1);
        }

        return _names.GetOrAdd(name, name);
    }
}
