namespace Edict.EventStore;

/// <summary>The snapshots of an in-memory database.</summary>
internal sealed class InMemorySnapshotStore(InMemoryEventStore store, InMemoryDatabase database) : ISnapshotStore
{
    public ValueTask<StateSnapshot?> ReadAsync(StreamKey stream, CancellationToken cancellation)
    {
        store.EnsureOpen(cancellation);
        return new ValueTask<StateSnapshot?>(database.ReadSnapshot(stream));
    }

    public ValueTask WriteAsync(StateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        store.EnsureOpen();
        database.WriteSnapshot(snapshot);
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(StreamKey stream)
    {
        store.EnsureOpen();
        database.DeleteSnapshot(stream);
        return ValueTask.CompletedTask;
    }
}
