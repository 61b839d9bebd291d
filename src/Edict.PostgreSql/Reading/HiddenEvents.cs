using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Reading;

/// <summary>Which events of some streams are not for ordinary readers.</summary>
internal sealed class HiddenEvents
{
    private readonly Dictionary<long, (StreamState State, long FirstVersion)> _unusual = [];

    internal static async ValueTask<HiddenEvents> FindAsync(List<long> streams, Sql sql, ReadSession session)
    {
        HiddenEvents hidden = new();
        await using NpgsqlCommand find = await session.CommandAsync(sql.UnusualStreams, ReadSession.Numbers(streams)).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        while (await found.ReadAsync(session.Cancellation).ConfigureAwait(false))
        {
            hidden._unusual.Add(found.GetInt64(0), ((StreamState)found.GetInt16(1), found.GetInt64(2)));
        }

        return hidden;
    }

    internal bool Contains(long id, long version) => _unusual.TryGetValue(id, out (StreamState State, long FirstVersion) stream)
        && (stream.State == StreamState.Archived || version < stream.FirstVersion);
}
