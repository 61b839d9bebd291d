namespace Edict.Sqlite;

/// <summary>The snapshots in a SQLite file.</summary>
internal sealed class SqliteSnapshotStore(SqliteEventStore store) : ISnapshotStore
{
    public ValueTask<StateSnapshot?> ReadAsync(StreamKey stream, CancellationToken cancellation) =>
        store.Read(stream, cancellation, static (connection, key, _) => connection.Snapshots.Read(key));

    public async ValueTask WriteAsync(StateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        await store.EditAsync(editor => editor.WriteSnapshot(snapshot)).ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(StreamKey stream) =>
        await store.EditAsync(editor => editor.DeleteSnapshot(stream)).ConfigureAwait(false);
}
