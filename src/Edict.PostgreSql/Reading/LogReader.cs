using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Reading;

/// <summary>Reads the log of all events. Safe for concurrent use.</summary>
internal sealed class LogReader(Sql sql, EventTypeRegistry types, EventRows rows, StreamKeys keys)
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
            return await new FilteredLog(sql, types, rows, keys, filter, session).ReadAsync(from, forward, limit, last).ConfigureAwait(false);
        }

        List<EventRow> page = await ReadRowsAsync(from, forward, limit, last, session).ConfigureAwait(false);
        long next = RefuseHoles(page, from, forward);
        HiddenEvents? hidden = hasHidden ? await HiddenEvents.FindAsync(page, sql, session).ConfigureAwait(false) : null;
        List<RecordedEvent> events = ToEvents(page, hidden, await keys.OfAsync(page, session).ConfigureAwait(false));
        return new EventPage(events, next, isEnd: forward ? next > last : next < 1);
    }

    private async ValueTask<(long Last, bool HasHidden)> FindHeadAsync(ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(sql.LogHead).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        await found.ReadAsync(session.Cancellation).ConfigureAwait(false);
        return (found.GetInt64(0), found.GetBoolean(1));
    }

    private async ValueTask<List<EventRow>> ReadRowsAsync(long from, bool forward, int limit, long last, ReadSession session)
    {
        await using NpgsqlCommand read = await session.CommandAsync(
            forward ? sql.LogForward : sql.LogBackward, Number(forward ? from : 1), Number(forward ? last : from), Number(limit)).ConfigureAwait(false);
        return await rows.ReadAsync(read, session.Cancellation).ConfigureAwait(false);
    }

    private static long RefuseHoles(List<EventRow> page, long from, bool forward)
    {
        long expected = from;
        foreach (EventRow row in page)
        {
            if (row.Position != expected)
            {
                throw PostgreSqlErrors.MissingAt(expected);
            }

            expected += forward ? 1 : -1;
        }

        // There is something at least as far as the head that was read before.
        return page.Count > 0 ? expected : throw PostgreSqlErrors.MissingAt(expected);
    }

    private List<RecordedEvent> ToEvents(List<EventRow> page, HiddenEvents? hidden, Dictionary<long, StreamKey> known)
    {
        List<RecordedEvent> events = new(page.Count);
        foreach (EventRow row in page)
        {
            if (!row.IsErased && hidden?.Contains(row) is not true && known.TryGetValue(row.Stream, out StreamKey stream))
            {
                events.Add(row.ToEvent(types, stream));
            }
        }

        return events;
    }
}
