using Edict.PostgreSql.Database;
using Edict.Stores;
using Npgsql;

namespace Edict.PostgreSql.Reading;

/// <summary>Finds the keys of streams by their ids, and remembers those that were read lately. Safe for concurrent use.</summary>
internal sealed class StreamKeys(Sql sql)
{
    private readonly StreamDirectory _lately = new();
    private readonly NameCache _aggregates = new();

    internal bool TryGet(long stream, out StreamKey key) => _lately.TryGetKey(stream, out key);

    /// <summary>The keys of streams; those of streams that were erased meanwhile are missing.</summary>
    internal async ValueTask<Dictionary<long, StreamKey>> OfAsync(IEnumerable<long> streams, ReadSession session)
    {
        Dictionary<long, StreamKey> keys = [];
        HashSet<long> unknown = [];
        foreach (long stream in streams)
        {
            if (TryGet(stream, out StreamKey key))
            {
                keys[stream] = key;
            }
            else
            {
                unknown.Add(stream);
            }
        }

        if (unknown.Count > 0)
        {
            await ReadAsync([.. unknown], keys, session).ConfigureAwait(false);
        }

        return keys;
    }

    private async ValueTask ReadAsync(List<long> unknown, Dictionary<long, StreamKey> keys, ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(sql.StreamKeys, ReadSession.Numbers(unknown)).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        while (await found.ReadAsync(session.Cancellation).ConfigureAwait(false))
        {
            StreamKey key = new(_aggregates.Of(found.GetString(1)), found.GetString(2));
            keys[found.GetInt64(0)] = key;
            _lately.Add(found.GetInt64(0), key);
        }
    }
}
