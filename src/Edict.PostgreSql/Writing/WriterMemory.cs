namespace Edict.PostgreSql.Writing;

/// <summary>
/// What answers have told of the store, so that the server need not look it up again for the next append. Streams are found by the
/// gatherer only; the rest is safe for concurrent use.
/// </summary>
internal sealed class WriterMemory(long lastPosition, int capacity = WriterMemory.UsualCapacity)
{
    // About 10 MB; a larger working set is looked up by the server.
    internal const int UsualCapacity = 50_000;

    private readonly Dictionary<StreamKey, TrackedStream> _streams = [];
    private long _lastPosition = lastPosition;
    private long _edit = -1;

    /// <summary>The number of the last edit of any stream; below zero while none is known.</summary>
    internal long Edit
    {
        get => Volatile.Read(ref _edit);
        set => Volatile.Write(ref _edit, value);
    }

    /// <summary>A position that was there.</summary>
    internal long LastPosition => Volatile.Read(ref _lastPosition);

    /// <summary>What is noted of the block that is being filled.</summary>
    internal NotedBlock Noted { get; } = new();

    /// <summary>Forgets what is idle when there is too much; not while an append's streams are being found, for the first ones are idle yet.</summary>
    internal void MakeRoom()
    {
        if (_streams.Count >= capacity)
        {
            ForgetIdle();
        }
    }

    internal TrackedStream Find(StreamKey key)
    {
        if (_streams.TryGetValue(key, out TrackedStream? known))
        {
            return known;
        }

        TrackedStream added = new();
        _streams.Add(key, added);
        return added;
    }

    internal void Reached(long position)
    {
        long known = LastPosition;
        while (known < position && Interlocked.CompareExchange(ref _lastPosition, position, known) is var found && found != known)
        {
            known = found;
        }
    }

    // One that is written, or waited for, must stay the only one of its stream.
    private void ForgetIdle()
    {
        foreach ((StreamKey key, TrackedStream stream) in _streams)
        {
            if (stream.Holder is null && stream.Postponed == 0)
            {
                _streams.Remove(key);
            }
        }
    }
}
