using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Reading;

/// <summary>Reads the events of one stream. Safe for concurrent use.</summary>
internal sealed class StreamReader(Sql sql, EventTypeRegistry types, EventRows rows, StreamKeys keys)
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

        long from = forward ? Math.Max(fromVersion, head.FirstVersion) : Math.Min(fromVersion, head.Version);
        List<EventRow> page = await ReadRowsAsync(head, from, forward, limit, session).ConfigureAwait(false);
        long next = page.Count == 0 ? from : page[^1].Key + (forward ? 1 : -1);
        IReadOnlyList<RecordedEvent> events = head.IsList
            ? ToListedEvents(page, await keys.OfAsync(page, session).ConfigureAwait(false))
            : page.ConvertAll(row => row.ToEvent(types, stream));
        return new EventPage(events, next, isEnd: forward ? next > head.Version : next < head.FirstVersion);
    }

    /// <summary>The events of a command that is found in the window of repeats.</summary>
    internal async ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, ReadSession session)
    {
        if (!StorableKey.Is(stream))
        {
            return [];
        }

        await using NpgsqlCommand find = await session.CommandAsync(
            sql.FindCommand, Text(stream.Aggregate), Text(stream.Identity), Id(commandId), Number(StreamWrite.RepeatWindow)).ConfigureAwait(false);
        List<EventRow> found = await rows.ReadAsync(find, session.Cancellation).ConfigureAwait(false);
        return found.ConvertAll(row => row.ToEvent(types, stream));
    }

    private async ValueTask<StreamHead?> FindHeadAsync(StreamKey stream, ReadSession session)
    {
        await using NpgsqlCommand find = await session.CommandAsync(sql.Head, Text(stream.Aggregate), Text(stream.Identity)).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        return await found.ReadAsync(session.Cancellation).ConfigureAwait(false)
            ? new StreamHead(found.GetInt64(0), (StreamState)found.GetInt16(1), found.GetInt64(2), found.GetBoolean(3), found.GetInt64(4))
            : null;
    }

    private async ValueTask<List<EventRow>> ReadRowsAsync(StreamHead head, long from, bool forward, int limit, ReadSession session)
    {
        string text = (head.IsList, forward) switch
        {
            (false, true) => sql.StreamForward,
            (false, false) => sql.StreamBackward,
            (true, true) => sql.ListForward,
            (true, false) => sql.ListBackward,
        };
        await using NpgsqlCommand read = await session.CommandAsync(
            text, Number(head.Id), Number(forward ? from : head.FirstVersion), Number(forward ? head.Version : from), Number(limit)).ConfigureAwait(false);
        return await rows.ReadAsync(read, session.Cancellation).ConfigureAwait(false);
    }

    // An event that was erased in its own stream is passed over.
    private List<RecordedEvent> ToListedEvents(List<EventRow> page, Dictionary<long, StreamKey> known)
    {
        List<RecordedEvent> events = [];
        foreach (EventRow row in page)
        {
            if (!row.IsErased && known.TryGetValue(row.Stream, out StreamKey stream))
            {
                events.Add(row.ToEvent(types, stream));
            }
        }

        return events;
    }
}
