using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Reading;

/// <summary>Reads the log of all events. Safe for concurrent use.</summary>
internal sealed class LogReader(Sql sql, EventRows rows)
{
    internal async ValueTask<EventPage> ReadAsync(long fromPosition, ReadDirection direction, int limit, EventFilter filter, ReadSession session)
    {
        bool forward = direction == ReadDirection.Forward;
        (long last, bool hasHidden) = await FindHeadAsync(session).ConfigureAwait(false);
        long from = forward ? Math.Max(1, fromPosition) : Math.Min(fromPosition, last);
        if (forward ? from > last : from < 1)
        {
            return new EventPage([], from, isEnd: true);
        }

        if (filter != EventFilter.Everything)
        {
            return await new FilteredLog(sql, rows, filter, session, hasHidden).ReadAsync(from, forward, limit, last).ConfigureAwait(false);
        }

        KeyRange range = new(1, last, from, forward, rows.MostOf(limit));
        RowPage page = await ReadRowsAsync(range, forward, session).ConfigureAwait(false);
        if (page.Missing is { } position)
        {
            throw PostgreSqlErrors.MissingAt(position);
        }

        await rows.FinishAsync(page, session, hasHidden).ConfigureAwait(false);
        long next = range[page.Count];
        return new EventPage(page.Events, next, isEnd: forward ? next > last : next < 1);
    }

    private async ValueTask<(long Last, bool HasHidden)> FindHeadAsync(ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(sql.LogHead).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        await found.ReadAsync(session.Cancellation).ConfigureAwait(false);
        return (found.GetInt64(0), found.GetBoolean(1));
    }

    private async ValueTask<RowPage> ReadRowsAsync(KeyRange range, bool forward, ReadSession session)
    {
        await using NpgsqlCommand read = await session.CommandAsync(
            forward ? sql.LogForward : sql.LogBackward, Number(range.Lowest), Number(range.Highest)).ConfigureAwait(false);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        return await rows.ReadAsync(row, session, range).ConfigureAwait(false);
    }
}
