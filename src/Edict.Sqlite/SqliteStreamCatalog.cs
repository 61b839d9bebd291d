using Edict.Sqlite.Database;
using Edict.Stores;

namespace Edict.Sqlite;

/// <summary>The streams of a SQLite file.</summary>
internal sealed class SqliteStreamCatalog(SqliteEventStore store, SqliteStoreSettings settings) : IStreamCatalog
{
    public ValueTask<StreamInfo?> FindAsync(StreamKey stream, CancellationToken cancellation) =>
        store.Read(stream, cancellation, static (connection, key, _) => connection.Listing.Find(key));

    public ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        return store.Read(query, cancellation, static (connection, query, _) => connection.Listing.List(query));
    }

    public async ValueTask ArchiveAsync(StreamKey stream) =>
        await store.HideAsync(editor => editor.Archive(stream)).ConfigureAwait(false);

    public async ValueTask RestoreAsync(StreamKey stream) =>
        await store.EditAsync(editor => editor.Restore(stream)).ConfigureAwait(false);

    public async ValueTask<bool> DeleteAsync(StreamKey stream, ExpectedVersion expected) =>
        IsDone(await store.EditAsync(editor => editor.Delete(stream, expected)).ConfigureAwait(false));

    public async ValueTask<bool> EraseAsync(StreamKey stream, ExpectedVersion expected) => settings.AllowErasure
        ? IsDone(await store.HideAsync(editor => editor.Erase(stream, expected)).ConfigureAwait(false))
        : throw new ErasureNotAllowedException("SqliteStoreOptions.AllowErasure");

    public async ValueTask TruncateAsync(StreamKey stream, long beforeVersion) =>
        await store.HideAsync(editor => editor.Truncate(stream, beforeVersion)).ConfigureAwait(false);

    public ValueTask<AppendResult> LinkAsync(StreamKey list, ExpectedVersion expected, IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfZero(positions.Count, nameof(positions));
        SqliteErrors.Refuse(StorableText.FindMalformed(list));
        return store.EditAsync(editor => editor.Link(list, expected, positions));
    }

    private static bool IsDone(AppendResult result) => result.Status == AppendStatus.Appended;
}
