using Edict.PostgreSql.Database;
using Npgsql;
using NpgsqlTypes;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// One transaction on its way to the server: everything goes out at once, and the server commits at its end without waiting for the
/// client again. Used by one caller at a time, again and again.
/// </summary>
internal sealed class AppendCall
{
    private readonly bool _prepares;
    private readonly NpgsqlBatch _batch = new();
    private readonly NpgsqlParameter<Guid> _attempt = new() { NpgsqlDbType = NpgsqlDbType.Uuid };
    private readonly AppendColumns _columns = new();
    private BatchOutcome[] _outcomes = [];

    internal AppendCall(Sql sql, PostgreSqlPayload payload, bool prepares)
    {
        _prepares = prepares;
        NpgsqlBatchCommand append = new(sql.Append);
        append.Parameters.Add(_attempt);
        _columns.AddTo(append.Parameters, payload);
        _batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.ReadCommitted));
        _batch.BatchCommands.Add(append);
    }

    /// <summary>What was decided on each batch of the group, in its order; valid until the next call.</summary>
    internal ReadOnlySpan<BatchOutcome> Outcomes => _outcomes;

    /// <summary>The position before the first event of this transaction.</summary>
    internal long LastPosition { get; private set; }

    /// <summary>Runs the transaction; it is durable when this ends.</summary>
    internal async ValueTask RunAsync(NpgsqlConnection connection, Guid attempt, IReadOnlyList<PendingAppend> group)
    {
        try
        {
            _attempt.TypedValue = attempt;
            foreach (PendingAppend pending in group)
            {
                _columns.Add(pending.Batch, pending.Round);
            }

            _batch.Connection = connection;
            if (_prepares)
            {
                ForgetPreparation();
                await _batch.PrepareAsync().ConfigureAwait(false);
            }

            _outcomes = new BatchOutcome[group.Count];
            await ReadOutcomesAsync().ConfigureAwait(false);
        }
        finally
        {
            _batch.Connection = null;
            _columns.Clear();
        }
    }

    // A command believes itself prepared though it was so on another connection, until it is given a text.
    private void ForgetPreparation()
    {
        foreach (NpgsqlBatchCommand command in _batch.BatchCommands)
        {
            string text = command.CommandText;
            command.CommandText = text;
        }
    }

    private async ValueTask ReadOutcomesAsync()
    {
        LastPosition = long.MaxValue;
        await using NpgsqlDataReader answer = await _batch.ExecuteReaderAsync().ConfigureAwait(false);
        while (await answer.ReadAsync().ConfigureAwait(false))
        {
            int batch = answer.GetInt32(0);
            _outcomes[batch] = new BatchOutcome(
                (Verdict)answer.GetInt32(1), _columns.IndexInBatch(batch, answer.GetInt32(2)), answer.GetInt64(3));
            LastPosition = Math.Min(LastPosition, answer.GetInt64(4));
        }

        // The commit comes last, and its failure too.
        await answer.NextResultAsync().ConfigureAwait(false);
    }
}
