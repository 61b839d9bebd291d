using Edict.PostgreSql.Database;
using Npgsql;
using NpgsqlTypes;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Reading;

/// <summary>Tells what streams there are. Safe for concurrent use.</summary>
internal sealed class StreamListing(Sql sql)
{
    internal async ValueTask<StreamInfo?> FindAsync(StreamKey stream, ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(sql.FindStream, Text(stream.Aggregate), Text(stream.Identity)).ConfigureAwait(false);
        List<StreamInfo> found = await ReadAsync(find, session.Cancellation).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    internal async ValueTask<StreamPage> ListAsync(StreamQuery query, ReadSession session)
    {
        if (!StorableKey.Is(new StreamKey(query.Aggregate ?? "", query.Search)))
        {
            return new StreamPage([], next: null);
        }

        if (query.After is { } after)
        {
            StorableKey.Ensure(after);
        }

        short[] states = [.. Enum.GetValues<StreamState>().Where(query.Takes).Select(state => (short)state)];
        await using NpgsqlCommand list = await session.CommandAsync(
            query.Aggregate is null ? sql.ListStreams : sql.ListStreamsOfAggregate,
            Text(query.After?.Aggregate ?? query.Aggregate ?? ""), Text(query.After?.Identity ?? ""), TextOrNull(query.Aggregate), Text(query.Search),
            new NpgsqlParameter<short[]> { TypedValue = states, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
            Number(query.Limit + 1L)).ConfigureAwait(false);
        List<StreamInfo> page = await ReadAsync(list, session.Cancellation).ConfigureAwait(false);
        if (page.Count <= query.Limit)
        {
            return new StreamPage(page, next: null);
        }

        page.RemoveAt(query.Limit);
        return new StreamPage(page, page[^1].Stream);
    }

    private static async ValueTask<List<StreamInfo>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        List<StreamInfo> infos = [];
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            infos.Add(new StreamInfo(
                new StreamKey(row.GetString(0), row.GetString(1)), (StreamState)row.GetInt16(2), row.GetInt64(3), row.GetInt64(4),
                Timestamps.FromMicroseconds(row.GetFieldValue<long>(5)), Timestamps.FromMicroseconds(row.GetFieldValue<long>(6)), row.GetBoolean(7)));
        }

        return infos;
    }
}
