namespace Edict.Subscriptions;

/// <summary>Lets one loop sleep until somebody has something for it, or a time is over. One waits, any may ring.</summary>
/// <param name="time">The clock.</param>
internal sealed class Doorbell(TimeProvider time)
{
    private TaskCompletionSource _rung = New();

    internal void Ring()
    {
        // What the loop is to see was written before; the loop puts a new bell up before it looks.
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _rung).TrySetResult();
    }

    /// <summary>Waits for a ring since the last wait, for the end of the time, or until it is given up; throws nothing.</summary>
    internal async ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        TaskCompletionSource rung = Volatile.Read(ref _rung);
        await rung.Task.WaitAsync(longest, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (rung.Task.IsCompleted)
        {
            Interlocked.Exchange(ref _rung, New());
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
