using Edict.PostgreSql.Database;
using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// Finds out what became of an append whose connection broke before the server had answered. The server may still be at it, or may
/// not have begun; so its attempt is fenced off first, behind the lock under which it would commit: what is not there then will
/// never be.
/// </summary>
internal sealed class DoubtfulAppend(Connections connections, Sql sql)
{
    /// <summary>The answers of those appends that were stored; the others are known not to be.</summary>
    /// <param name="attempt">The attempt whose end was not heard.</param>
    /// <param name="group">What was attempted.</param>
    internal async ValueTask<Dictionary<PendingAppend, AppendResult>> FindStoredAsync(Attempt attempt, List<PendingAppend> group)
    {
        connections.ForgetIdle();
        await using NpgsqlConnection connection = await connections.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        await FenceOffAsync(connection, attempt.Id).ConfigureAwait(false);
        Dictionary<(Guid, int, StreamKey), (long Version, long Position)> ends = await ReadAsync(connection, attempt.After, group).ConfigureAwait(false);
        Dictionary<PendingAppend, AppendResult> stored = [];
        foreach (PendingAppend pending in group)
        {
            List<StreamWrite> writes = pending.Batch.Writes;
            StreamWrite last = writes[^1];
            if (ends.TryGetValue((last.CommandId, last.Events.Count - 1, last.Stream), out (long Version, long Position) end))
            {
                stored.Add(pending, AppendResult.Appended(writes.Count - 1, end.Version, end.Position));
            }
        }

        return stored;
    }

    private async ValueTask FenceOffAsync(NpgsqlConnection connection, Guid attempt)
    {
        await using NpgsqlCommand fence = new(sql.Fence, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = attempt } } };
        await fence.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    // A batch is stored all or not at all, so the last event of its last write stands for it.
    private async ValueTask<Dictionary<(Guid CommandId, int Index, StreamKey Stream), (long Version, long Position)>> ReadAsync(
        NpgsqlConnection connection, long after, List<PendingAppend> group)
    {
        Dictionary<(Guid, int, StreamKey), (long, long)> ends = [];
        List<Guid> commands = [.. group.Select(pending => pending.Batch.Writes[^1].CommandId)];
        await using NpgsqlCommand find = new(sql.FindOutcome, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter<List<Guid>> { TypedValue = commands, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
        await using NpgsqlDataReader row = await find.ExecuteReaderAsync().ConfigureAwait(false);
        while (await row.ReadAsync().ConfigureAwait(false))
        {
            ends[(row.GetGuid(0), row.GetInt32(1), new StreamKey(row.GetString(2), row.GetString(3)))] = (row.GetInt64(4), row.GetInt64(5));
        }

        return ends;
    }
}
