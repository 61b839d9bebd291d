using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Writing;

/// <summary>
/// Runs what changes a stream, each change in a transaction of its own. It is tried again only where it is known not to have happened.
/// Safe for concurrent use.
/// </summary>
internal sealed class StreamEditor(PostgreSqlStoreSettings settings, Connections connections, Sql sql)
{
    internal ValueTask<AppendResult> EditAsync(string action, StreamKey stream, ExpectedVersion expected, long version = 0) => RunAsync(
        stream, sql.EditStream, () => [Text(action), Text(stream.Aggregate), Text(stream.Identity), Number(ToNumber(expected)), Number(version)]);

    internal ValueTask<AppendResult> LinkAsync(StreamKey list, ExpectedVersion expected, IReadOnlyList<long> positions) => RunAsync(
        list, sql.Link, () => [Text(list.Aggregate), Text(list.Identity), Number(ToNumber(expected)), Numbers([.. positions])]);

    /// <summary>Runs a statement that gives one number, or none.</summary>
    internal ValueTask<long> RunForNumberAsync(string text, Func<NpgsqlParameter[]> parameters) => TryAsync(async connection =>
    {
        await using NpgsqlCommand command = new(text, connection);
        command.Parameters.AddRange(parameters());
        return (long?)await command.ExecuteScalarAsync().ConfigureAwait(false) ?? 0;
    });

    internal static long ToNumber(ExpectedVersion expected) => expected.Version ?? (expected == ExpectedVersion.Any ? -1 : -2);

    private async ValueTask<AppendResult> RunAsync(StreamKey stream, string text, Func<NpgsqlParameter[]> parameters)
    {
        (Verdict verdict, long version) = await TryAsync(connection => CallAsync(connection, text, parameters())).ConfigureAwait(false);
        return verdict switch
        {
            Verdict.Done => AppendResult.Appended(0, version, 0),
            Verdict.Conflict => AppendResult.Conflict(0, version),
            Verdict.Repeated => AppendResult.Repeated(0, version),
            Verdict.Closed => throw new StreamClosedException(stream, (StreamState)version),
            Verdict.WrongKind => throw new StreamKindException(stream, isList: false),
            Verdict.UnknownStream => throw new UnknownStreamException(stream),
            _ => throw new ArgumentOutOfRangeException(nameof(stream), stream, "There is no such version, or no event at one of the positions."),
        };
    }

    private static async ValueTask<(Verdict Verdict, long Version)> CallAsync(NpgsqlConnection connection, string text, NpgsqlParameter[] parameters)
    {
        NpgsqlBatchCommand call = new(text);
        call.Parameters.AddRange(parameters);
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { new NpgsqlBatchCommand(Sql.ReadCommitted), call } };
        await using NpgsqlDataReader answer = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        await answer.ReadAsync().ConfigureAwait(false);
        (Verdict, long) decided = ((Verdict)answer.GetInt32(0), answer.GetInt64(1));
        await answer.NextResultAsync().ConfigureAwait(false);
        return decided;
    }

    private async ValueTask<TResult> TryAsync<TResult>(Func<NpgsqlConnection, ValueTask<TResult>> run)
    {
        Patience patience = new(settings.RetryTimeout);
        while (true)
        {
            bool isSent = false;
            try
            {
                await using NpgsqlConnection connection = await connections.OpenAsync(CancellationToken.None).ConfigureAwait(false);
                isSent = true;
                return await run(connection).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                bool isInDoubt = isSent && !PostgreSqlErrors.IsRefusal(exception);
                if (isInDoubt || !PostgreSqlErrors.IsPassing(exception) || !await patience.TryGoOnAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    throw PostgreSqlErrors.For(exception, isInDoubt);
                }
            }
        }
    }
}
