using System.Data.Common;

namespace Edict.Projections;

/// <summary>A connection, with the commands that were prepared on it where it can send no batches. Used by one at a time.</summary>
/// <param name="database">The database.</param>
/// <param name="connection">The open connection.</param>
internal sealed class AdoConnection(AdoReadModelDatabase database, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];

    internal DbConnection Connection => connection;

    /// <summary>Sends statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="transaction">Their transaction.</param>
    /// <param name="prepares">Whether they come again, and none needs what one before it makes, so that they can be prepared together.</param>
    /// <param name="cancellation">Gives up.</param>
    internal ValueTask SendAsync(IReadOnlyList<AdoStatement> statements, DbTransaction transaction, bool prepares, CancellationToken cancellation) =>
        connection.CanCreateBatch ? SendBatchAsync(statements, transaction, prepares, cancellation) : SendSinglyAsync(statements, transaction, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (DbCommand command in _commands.Values)
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask SendBatchAsync(IReadOnlyList<AdoStatement> statements, DbTransaction transaction, bool prepares, CancellationToken cancellation)
    {
        await using DbBatch batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (AdoStatement statement in statements)
        {
            DbBatchCommand command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            for (int index = 0; index < statement.Count; index++)
            {
                DbParameter parameter = command.CreateParameter();
                database.Bind(parameter, index, Plain(statement.Values[index]));
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        if (prepares && database.Prepares)
        {
            await batch.PrepareAsync(cancellation).ConfigureAwait(false);
        }

        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        for (int index = 0; index < statements.Count; index++)
        {
            statements[index].Guard?.Ensure(batch.BatchCommands[index].RecordsAffected);
        }
    }

    private async ValueTask SendSinglyAsync(IReadOnlyList<AdoStatement> statements, DbTransaction transaction, CancellationToken cancellation)
    {
        foreach (AdoStatement statement in statements)
        {
            DbCommand command = CommandOf(statement);
            command.Transaction = transaction;
            for (int index = 0; index < statement.Count; index++)
            {
                database.Bind(command.Parameters[index], index, Plain(statement.Values[index]));
            }

            int changed = await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            statement.Guard?.Ensure(changed);
        }
    }

    private DbCommand CommandOf(AdoStatement statement)
    {
        if (_commands.TryGetValue(statement.Text, out DbCommand? known))
        {
            return known;
        }

        DbCommand command = connection.CreateCommand();
        command.CommandText = statement.Text;
        for (int index = 0; index < statement.Count; index++)
        {
            command.Parameters.Add(command.CreateParameter());
        }

        _commands.Add(statement.Text, command);
        return command;
    }

    private static object? Plain(object? value) => value is Enum named ? Convert.ChangeType(named, named.GetTypeCode(), null) : value;
}
