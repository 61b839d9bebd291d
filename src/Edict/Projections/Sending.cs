using System.Data.Common;

namespace Edict.Projections;

/// <summary>Sends single statements in a transaction.</summary>
internal static class Sending
{
    /// <returns>How many rows were changed.</returns>
    internal static async ValueTask<int> ExecuteAsync(
        ReadModelDatabase database, DbTransaction transaction, string text, IReadOnlyList<object?> values, CancellationToken cancellation)
    {
        await using DbCommand command = Command(database, transaction, text, values);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    internal static async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(
        ReadModelDatabase database,
        DbTransaction transaction,
        string text,
        IReadOnlyList<object?> values,
        Func<DbDataReader, TRow> read,
        CancellationToken cancellation)
    {
        List<TRow> rows = [];
        await using DbCommand command = Command(database, transaction, text, values);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static DbCommand Command(ReadModelDatabase database, DbTransaction transaction, string text, IReadOnlyList<object?> values)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        for (int index = 0; index < values.Count; index++)
        {
            DbParameter parameter = command.CreateParameter();
            database.Bind(parameter, index, values[index]);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
