using Edict.PostgreSql.Database;
using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// One transaction on its way to the server: everything goes out at once, and the server commits at its end without waiting for the
/// client again. Used by one caller at a time, again and again.
/// </summary>
internal abstract class ServerCall
{
    private readonly bool _prepares;
    private readonly NpgsqlBatch _batch = new();
    private readonly NpgsqlParameter<Guid> _attempt = new() { NpgsqlDbType = NpgsqlDbType.Uuid };

    protected ServerCall(string text, bool prepares)
    {
        _prepares = prepares;
        NpgsqlBatchCommand call = new(text);
        call.Parameters.Add(_attempt);
        Parameters = call.Parameters;
        _batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.ReadCommitted));
        _batch.BatchCommands.Add(call);
    }

    /// <summary>The parameters of the call; the first is the attempt's id.</summary>
    protected NpgsqlParameterCollection Parameters { get; }

    /// <summary>Runs the transaction; it is durable when this ends.</summary>
    protected async ValueTask RunAsync(NpgsqlConnection connection, Guid attempt)
    {
        try
        {
            _attempt.TypedValue = attempt;
            _batch.Connection = connection;
            if (_prepares)
            {
                ForgetPreparation();
                await _batch.PrepareAsync().ConfigureAwait(false);
            }

            await using NpgsqlDataReader answer = await _batch.ExecuteReaderAsync().ConfigureAwait(false);
            while (await answer.ReadAsync().ConfigureAwait(false))
            {
                Take(answer);
            }

            // The commit comes last, and its failure too.
            await answer.NextResultAsync().ConfigureAwait(false);
        }
        finally
        {
            _batch.Connection = null;
        }
    }

    /// <summary>Takes a row of the answer, which does not hold before the call has ended.</summary>
    protected abstract void Take(NpgsqlDataReader row);

    // A command believes itself prepared though it was so on another connection, until it is given a text.
    private void ForgetPreparation()
    {
        foreach (NpgsqlBatchCommand command in _batch.BatchCommands)
        {
            string text = command.CommandText;
            command.CommandText = text;
        }
    }
}
