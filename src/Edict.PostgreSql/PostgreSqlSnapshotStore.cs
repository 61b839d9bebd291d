using Edict.PostgreSql.Database;
using Edict.PostgreSql.Reading;
using Edict.PostgreSql.Writing;
using Npgsql;
using NpgsqlTypes;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql;

/// <summary>The snapshots in a schema.</summary>
internal sealed class PostgreSqlSnapshotStore(PostgreSqlEventStore store, ServerEdits edits, Sql sql) : ISnapshotStore
{
    public ValueTask<StateSnapshot?> ReadAsync(StreamKey stream, CancellationToken cancellation) => StorableKey.Is(stream)
        ? store.ReadAsync((_, session) => ReadAsync(stream, session), cancellation)
        : new ValueTask<StateSnapshot?>((StateSnapshot?)null);

    public async ValueTask WriteAsync(StateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        StreamKey stream = snapshot.Stream;
        long known = !StorableKey.Is(stream) ? 0 : await store.EditAsync(() => edits.RunForNumberAsync(sql.WriteSnapshot, () =>
        [
            Text(stream.Aggregate), Text(stream.Identity), Number(snapshot.Version), Integer(snapshot.StateVersion),
            Time(snapshot.Timestamp), new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = snapshot.Payload, NpgsqlDbType = NpgsqlDbType.Bytea },
        ])).ConfigureAwait(false);
        if (known == 0)
        {
            throw new UnknownStreamException(stream);
        }
    }

    public async ValueTask DeleteAsync(StreamKey stream)
    {
        if (StorableKey.Is(stream))
        {
            await store.EditAsync(() => edits.RunForNumberAsync(
                sql.DeleteSnapshot, () => [Text(stream.Aggregate), Text(stream.Identity)])).ConfigureAwait(false);
        }
    }

    private async ValueTask<StateSnapshot?> ReadAsync(StreamKey stream, ReadSession session)
    {
        await using NpgsqlCommand read = await session.CommandAsync(sql.ReadSnapshot, Text(stream.Aggregate), Text(stream.Identity)).ConfigureAwait(false);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        return await row.ReadAsync(session.Cancellation).ConfigureAwait(false)
            ? new StateSnapshot(
                stream, row.GetInt64(0), row.GetInt32(1), Timestamps.FromMicroseconds(row.GetFieldValue<long>(2)), row.GetFieldValue<byte[]>(3))
            : null;
    }

    private static NpgsqlParameter<long> Time(DateTimeOffset time) =>
        new() { TypedValue = Timestamps.ToMicroseconds(time), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
