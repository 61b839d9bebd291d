using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Reading;

/// <summary>Reads the events of one stream. Safe for concurrent use.</summary>
internal sealed class StreamReader(Sql sql, EventRows rows)
{
    internal async ValueTask<EventPage> ReadAsync(StreamKey stream, long fromVersion, ReadDirection direction, int limit, ReadSession session)
    {
        bool forward = direction == ReadDirection.Forward;
        if (!StorableKey.Is(stream) || await FindHeadAsync(stream, session).ConfigureAwait(false) is not { } head)
        {
            return new EventPage([], forward ? Math.Max(1, fromVersion) : 0, isEnd: true);
        }

        if (head.State == StreamState.Deleted)
        {
            throw new StreamClosedException(stream, StreamState.Deleted);
        }

        KeyRange range = new(head.FirstVersion, head.Version, fromVersion, forward, rows.MostOf(limit));
        RowPage page = head.IsList
            ? await ReadListAsync(head, range, forward, session).ConfigureAwait(false)
            : await ReadOwnAsync(head, stream, range, forward, session).ConfigureAwait(false);
        if (page.Missing is { } version && !(head.IsList && page.Count == 0))
        {
            throw PostgreSqlErrors.MissingIn(stream, version);
        }

        await rows.FinishAsync(page, session).ConfigureAwait(false);
        long next = range[page.Count];
        return new EventPage(page.Events, next, isEnd: forward ? next > head.Version : next < head.FirstVersion);
    }

    /// <summary>The events of a command that is found in the window of repeats.</summary>
    internal async ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, ReadSession session)
    {
        if (!StorableKey.Is(stream))
        {
            return [];
        }

        RowPage found = await ReadCommandAsync(stream, commandId, session).ConfigureAwait(false);
        await rows.FinishAsync(found, session, mostBytes: long.MaxValue).ConfigureAwait(false);
        return found.Events;
    }

    private async ValueTask<StreamHead?> FindHeadAsync(StreamKey stream, ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(sql.Head, Text(stream.Aggregate), Text(stream.Identity)).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        return await found.ReadAsync(session.Cancellation).ConfigureAwait(false)
            ? new StreamHead(found.GetInt64(0), (StreamState)found.GetInt16(1), found.GetInt64(2), found.GetBoolean(3), found.GetInt64(4))
            : null;
    }

    // Versions grow with positions, so an index finds a stream's rows in the order in which they lie; the planner does not know, and would sort.
    private async ValueTask<RowPage> ReadOwnAsync(StreamHead head, StreamKey stream, KeyRange range, bool forward, ReadSession session)
    {
        await using NpgsqlBatch read = await session.BatchAsync(
            Sql.ByIndex,
            forward ? sql.StreamForward : sql.StreamBackward, Number(head.Id), Number(range.Lowest), Number(range.Highest)).ConfigureAwait(false);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        await row.NextResultAsync(session.Cancellation).ConfigureAwait(false);
        return await rows.ReadAsync(row, session, range, (head.Id, stream)).ConfigureAwait(false);
    }

    private async ValueTask<RowPage> ReadListAsync(StreamHead head, KeyRange range, bool forward, ReadSession session)
    {
        await using NpgsqlCommand read = await session.CommandAsync(
            forward ? sql.ListForward : sql.ListBackward, Number(head.Id), Number(range.Lowest), Number(range.Highest)).ConfigureAwait(false);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        return await rows.ReadAsync(row, session, range).ConfigureAwait(false);
    }

    private async ValueTask<RowPage> ReadCommandAsync(StreamKey stream, Guid commandId, ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(
            sql.FindCommand, Text(stream.Aggregate), Text(stream.Identity), Id(commandId), Number(StreamWrite.RepeatWindow)).ConfigureAwait(false);
        await using NpgsqlDataReader row = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        return await rows.ReadAsync(row, session, mostBytes: long.MaxValue).ConfigureAwait(false);
    }
}
