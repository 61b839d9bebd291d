using System.Collections.Concurrent;

namespace Edict.Stores;

/// <summary>The ids and keys of streams that were read lately; both hold for ever. Safe for concurrent use.</summary>
internal sealed class StreamDirectory
{
    private const int Capacity = 50_000;

    private readonly ConcurrentDictionary<long, StreamKey> _keys = new();
    private readonly ConcurrentDictionary<StreamKey, long> _ids = new();
    private int _count;

    internal bool TryGetId(StreamKey key, out long id) => _ids.TryGetValue(key, out id);

    internal bool TryGetKey(long id, out StreamKey key) => _keys.TryGetValue(id, out key);

    internal void Add(long id, StreamKey key)
    {
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            _keys.Clear();
            _ids.Clear();
            Volatile.Write(ref _count, 1);
        }

        _keys[id] = key;
        _ids[key] = id;
    }
}
