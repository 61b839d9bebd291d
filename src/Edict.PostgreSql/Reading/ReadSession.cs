using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Reading;

/// <summary>A connection for the reads of one call. Used by one caller.</summary>
internal sealed class ReadSession(NpgsqlConnection connection, bool prepares, CancellationToken cancellation)
{
    internal CancellationToken Cancellation => cancellation;

    /// <summary>A command on this connection, prepared unless the connection may be another's in the next moment.</summary>
    internal async ValueTask<NpgsqlCommand> CommandAsync(string text, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = new(text, connection);
        command.Parameters.AddRange(parameters);
        if (prepares)
        {
            await command.PrepareAsync(cancellation).ConfigureAwait(false);
        }

        return command;
    }

    /// <summary>Reads all rows of an answer.</summary>
    internal async ValueTask<List<TRow>> RowsAsync<TRow>(string text, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, TRow> take)
    {
        await using NpgsqlCommand command = await CommandAsync(text, parameters).ConfigureAwait(false);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        List<TRow> rows = [];
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(take(row));
        }

        return rows;
    }

    /// <summary>A command that runs after what sets how the server runs it, in one round trip and one transaction.</summary>
    internal async ValueTask<NpgsqlBatch> BatchAsync(string setting, string text, params NpgsqlParameter[] parameters)
    {
        NpgsqlBatchCommand command = new(text);
        command.Parameters.AddRange(parameters);
        NpgsqlBatch batch = new(connection) { BatchCommands = { new NpgsqlBatchCommand(setting), command } };
        if (prepares)
        {
            await batch.PrepareAsync(cancellation).ConfigureAwait(false);
        }

        return batch;
    }

    /// <summary>Reads one number.</summary>
    internal async ValueTask<long> ReadNumberAsync(string text)
    {
        await using NpgsqlCommand command = await CommandAsync(text).ConfigureAwait(false);
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    internal static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    internal static NpgsqlParameter TextOrNull(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    internal static NpgsqlParameter Texts(string[]? values) =>
        new() { Value = (object?)values ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    internal static NpgsqlParameter Number(long value) => new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    internal static NpgsqlParameter Integer(int value) => new NpgsqlParameter<int> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    internal static NpgsqlParameter Numbers(List<long> values) =>
        new NpgsqlParameter<List<long>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    internal static NpgsqlParameter Is(bool value) => new NpgsqlParameter<bool> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Boolean };

    internal static NpgsqlParameter Id(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
