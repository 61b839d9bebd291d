using Edict.PostgreSql.Database;
using Edict.PostgreSql.Writing;

namespace Edict.PostgreSql;

/// <summary>The streams of a schema.</summary>
internal sealed class PostgreSqlStreamCatalog(PostgreSqlEventStore store, PostgreSqlStoreSettings settings, StreamEditor editor) : IStreamCatalog
{
    public ValueTask<StreamInfo?> FindAsync(StreamKey stream, CancellationToken cancellation) => StorableKey.Is(stream)
        ? store.ReadAsync((reader, session) => reader.Listing.FindAsync(stream, session), cancellation)
        : new ValueTask<StreamInfo?>((StreamInfo?)null);

    public ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        return store.ReadAsync((reader, session) => reader.Listing.ListAsync(query, session), cancellation);
    }

    public async ValueTask ArchiveAsync(StreamKey stream) => await EditAsync("archive", stream, ExpectedVersion.Any).ConfigureAwait(false);

    public async ValueTask RestoreAsync(StreamKey stream) => await EditAsync("restore", stream, ExpectedVersion.Any).ConfigureAwait(false);

    public ValueTask<bool> DeleteAsync(StreamKey stream, ExpectedVersion expected) => EditAsync("delete", stream, expected);

    public ValueTask<bool> EraseAsync(StreamKey stream, ExpectedVersion expected) => settings.AllowErasure
        ? EditAsync("erase", stream, expected)
        : throw new ErasureNotAllowedException("PostgreSqlStoreOptions.AllowErasure");

    public async ValueTask TruncateAsync(StreamKey stream, long beforeVersion) =>
        await EditAsync("truncate", stream, ExpectedVersion.Any, beforeVersion).ConfigureAwait(false);

    public ValueTask<AppendResult> LinkAsync(StreamKey list, ExpectedVersion expected, IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfZero(positions.Count, nameof(positions));
        StorableKey.Ensure(list);
        return store.EditAsync(() => editor.LinkAsync(list, expected, positions));
    }

    private async ValueTask<bool> EditAsync(string action, StreamKey stream, ExpectedVersion expected, long version = 0)
    {
        if (!StorableKey.Is(stream))
        {
            throw new UnknownStreamException(stream);
        }

        try
        {
            AppendResult result = await store.EditAsync(() => editor.EditAsync(action, stream, expected, version)).ConfigureAwait(false);
            return result.Status == AppendStatus.Appended;
        }
        finally
        {
            store.ForgetRecent();
        }
    }
}
