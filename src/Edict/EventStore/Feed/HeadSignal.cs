namespace Edict.EventStore;

/// <summary>How far a log is known to reach, and who waits for it to grow. Safe for concurrent use.</summary>
/// <param name="read">
/// Reads how far the log reaches, where whoever makes it grow only looks whether somebody waits; <see langword="null"/> where they say how far.
/// </param>
internal sealed class HeadSignal(Func<long>? read = null)
{
    private TaskCompletionSource? _growth;
    private long _position = -1;

    /// <summary>The position up to which all is committed; -1 while nobody has said.</summary>
    internal long Position => read?.Invoke() ?? Volatile.Read(ref _position);

    /// <summary>Whether somebody waits.</summary>
    internal bool IsAwaited => Volatile.Read(ref _growth) is not null;

    /// <summary>Ends with the next growth. Whoever asks looks at <see cref="Position"/> afterwards, then waits.</summary>
    internal Task Growth
    {
        get
        {
            TaskCompletionSource? growth = Volatile.Read(ref _growth);
            if (growth is null)
            {
                TaskCompletionSource created = new(TaskCreationOptions.RunContinuationsAsynchronously);
                growth = Interlocked.CompareExchange(ref _growth, created, null) ?? created;
            }

            if (read is not null)
            {
                // Writers look for who waits without a fence of their own; this one, on the rare side, stands for theirs.
                Interlocked.MemoryBarrierProcessWide();
            }

            return growth.Task;
        }
    }

    /// <summary>Everything up to here is committed.</summary>
    internal void Advance(long position)
    {
        long known = Volatile.Read(ref _position);
        while (position > known)
        {
            long found = Interlocked.CompareExchange(ref _position, position, known);
            if (found == known)
            {
                Wake();
                return;
            }

            known = found;
        }
    }

    /// <summary>The log ends here, which may be before what was known.</summary>
    internal void Set(long position)
    {
        Interlocked.Exchange(ref _position, position);
        Wake();
    }

    /// <summary>Lets everybody who waits look again, each on a thread of the pool.</summary>
    internal void Wake()
    {
        if (IsAwaited)
        {
            Interlocked.Exchange(ref _growth, null)?.TrySetResult();
        }
    }
}
