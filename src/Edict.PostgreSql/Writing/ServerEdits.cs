using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// Runs what changes anything but the end of the log, each statement in a transaction of its own. It is tried again only where it is known not
/// to have happened. Safe for concurrent use.
/// </summary>
internal sealed class ServerEdits(PostgreSqlStoreSettings settings, Connections connections)
{
    /// <summary>Runs a statement that gives one number, or none.</summary>
    internal ValueTask<long> RunForNumberAsync(string text, Func<NpgsqlParameter[]> parameters, CancellationToken cancellation = default) => RunAsync(
        text, parameters, static async answer => await answer.ReadAsync().ConfigureAwait(false) ? answer.GetInt64(0) : 0, cancellation);

    /// <summary>Runs a statement and takes what it answers, which does not hold before all has ended.</summary>
    internal async ValueTask<TResult> RunAsync<TResult>(
        string text, Func<NpgsqlParameter[]> parameters, Func<NpgsqlDataReader, ValueTask<TResult>> take, CancellationToken cancellation = default)
    {
        Patience patience = new(settings.RetryTimeout);
        while (true)
        {
            bool isSent = false;
            try
            {
                await using NpgsqlConnection connection = await connections.OpenAsync(cancellation).ConfigureAwait(false);
                isSent = true;
                return await RunAsync(connection, text, parameters(), take, cancellation).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                bool isInDoubt = isSent && !PostgreSqlErrors.IsRefusal(exception);
                if (isInDoubt || !PostgreSqlErrors.IsPassing(exception) || !await patience.TryGoOnAsync(cancellation).ConfigureAwait(false))
                {
                    throw PostgreSqlErrors.For(exception, isInDoubt);
                }
            }
        }
    }

    private static async ValueTask<TResult> RunAsync<TResult>(
        NpgsqlConnection connection,
        string text,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, ValueTask<TResult>> take,
        CancellationToken cancellation)
    {
        NpgsqlBatchCommand call = new(text);
        call.Parameters.AddRange(parameters);
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { new NpgsqlBatchCommand(Sql.ReadCommitted), call } };
        await using NpgsqlDataReader answer = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        TResult result = await take(answer).ConfigureAwait(false);

        // The commit comes last, and its failure too.
        await answer.NextResultAsync(cancellation).ConfigureAwait(false);
        return result;
    }
}
