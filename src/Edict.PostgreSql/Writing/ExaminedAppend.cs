using Edict.PostgreSql.Database;
using Npgsql;

namespace Edict.PostgreSql.Writing;

/// <summary>An append of which the server looks everything up, and decides on each batch. Used by one caller at a time, again and again.</summary>
internal sealed class ExaminedAppend : ServerCall
{
    private readonly AppendColumns _columns = new();
    private BatchOutcome[] _outcomes = [];

    internal ExaminedAppend(Sql sql, PostgreSqlPayload payload, bool prepares) : base(sql.Append, prepares) => _columns.AddTo(Parameters, payload);

    /// <summary>What was decided on each batch of the group, in its order; valid until the next call.</summary>
    internal ReadOnlySpan<BatchOutcome> Outcomes => _outcomes;

    /// <summary>The position before the first event of this transaction.</summary>
    internal long LastPosition { get; private set; }

    /// <summary>The last edit of any stream before this transaction.</summary>
    internal long Edit { get; private set; }

    /// <summary>Runs the transaction; it is durable when this ends.</summary>
    internal async ValueTask RunAsync(NpgsqlConnection connection, Guid attempt, IReadOnlyList<PendingAppend> group)
    {
        try
        {
            foreach (PendingAppend pending in group)
            {
                _columns.Add(pending.Batch, pending.Round);
            }

            _outcomes = new BatchOutcome[group.Count];
            LastPosition = long.MaxValue;
            await RunAsync(connection, attempt).ConfigureAwait(false);
        }
        finally
        {
            _columns.Clear();
        }
    }

    protected override void Take(NpgsqlDataReader row)
    {
        int batch = row.GetInt32(0);
        _outcomes[batch] = new BatchOutcome(
            (Verdict)row.GetInt32(1), _columns.IndexInBatch(batch, row.GetInt32(2)), row.GetInt64(3), row.IsDBNull(5) ? 0 : row.GetInt64(5));
        LastPosition = Math.Min(LastPosition, row.GetInt64(4));
        Edit = row.GetInt64(6);
    }
}
