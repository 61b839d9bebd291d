namespace Edict.Tests.Handwritten;

/// <summary>Snapshots in whose way a test can step: writing may wait, or fail.</summary>
internal sealed class ScriptedSnapshots(ISnapshotStore inner) : ISnapshotStore
{
    private readonly Lock _gate = new();
    private readonly List<long> _writes = [];
    private int _found;
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the application has no part in.</summary>
    internal ISnapshotStore Inner => inner;

    /// <summary>How often a snapshot was read that is there.</summary>
    internal int Found => _found;

    /// <summary>Called before a snapshot is written.</summary>
    internal Func<StateSnapshot, Task>? BeforeWrite { get; set; }

    /// <summary>Called before a snapshot is read.</summary>
    internal Action? BeforeRead { get; set; }

    /// <summary>The versions of the snapshots whose writing has begun.</summary>
    internal long[] Writes
    {
        get
        {
            lock (_gate)
            {
                return [.. _writes];
            }
        }
    }

    /// <summary>What is kept of an account.</summary>
    internal async Task<StateSnapshot?> KeptAsync(string identity) => await inner.ReadAsync(new StreamKey("account", identity));

    /// <summary>Waits until a snapshot of a version, or a later one, is kept of an account.</summary>
    internal async Task<StateSnapshot> KeptAsync(string identity, long version)
    {
        while (true)
        {
            Task next = Volatile.Read(ref _written).Task;
            if (await KeptAsync(identity) is { } kept && kept.Version >= version)
            {
                return kept;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    public async ValueTask<StateSnapshot?> ReadAsync(StreamKey stream, CancellationToken cancellation)
    {
        BeforeRead?.Invoke();
        StateSnapshot? found = await inner.ReadAsync(stream, cancellation);
        if (found is not null)
        {
            Interlocked.Increment(ref _found);
        }

        return found;
    }

    public async ValueTask WriteAsync(StateSnapshot snapshot)
    {
        lock (_gate)
        {
            _writes.Add(snapshot.Version);
        }

        await (BeforeWrite?.Invoke(snapshot) ?? Task.CompletedTask);
        await inner.WriteAsync(snapshot);
        Interlocked.Exchange(ref _written, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public ValueTask DeleteAsync(StreamKey stream) => inner.DeleteAsync(stream);
}
