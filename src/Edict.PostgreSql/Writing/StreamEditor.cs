using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Writing;

/// <summary>Runs what changes a stream. Safe for concurrent use.</summary>
internal sealed class StreamEditor(ServerEdits edits, Sql sql)
{
    internal ValueTask<AppendResult> EditAsync(string action, StreamKey stream, ExpectedVersion expected, long version = 0) => RunAsync(
        stream, sql.EditStream, () => [Text(action), Text(stream.Aggregate), Text(stream.Identity), Number(ToNumber(expected)), Number(version)]);

    internal ValueTask<AppendResult> LinkAsync(StreamKey list, ExpectedVersion expected, IReadOnlyList<long> positions) => RunAsync(
        list, sql.Link, () => [Text(list.Aggregate), Text(list.Identity), Number(ToNumber(expected)), Numbers([.. positions])]);

    internal static long ToNumber(ExpectedVersion expected) => expected.Version ?? (expected == ExpectedVersion.Any ? -1 : -2);

    private async ValueTask<AppendResult> RunAsync(StreamKey stream, string text, Func<NpgsqlParameter[]> parameters)
    {
        (Verdict verdict, long version) = await edits.RunAsync(text, parameters, DecisionOf).ConfigureAwait(false);
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

    private static async ValueTask<(Verdict Verdict, long Version)> DecisionOf(NpgsqlDataReader answer)
    {
        await answer.ReadAsync().ConfigureAwait(false);
        return ((Verdict)answer.GetInt32(0), answer.GetInt64(1));
    }
}
