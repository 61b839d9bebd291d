using Edict.PostgreSql.Database;
using Npgsql;
using static Edict.PostgreSql.Reading.ReadSession;

namespace Edict.PostgreSql.Reading;

/// <summary>
/// Reads the wanted events of the log. Blocks of positions in which nothing wanted occurs are passed over, however many; the others are
/// sifted by the server, a bounded number for each page. Used by one caller.
/// </summary>
/// <param name="sql">The statements.</param>
/// <param name="rows">Reads rows.</param>
/// <param name="filter">What is wanted.</param>
/// <param name="session">What to ask.</param>
/// <param name="hasHidden">Whether there may be events that are not for ordinary readers.</param>
internal sealed class FilteredLog(Sql sql, EventRows rows, EventFilter filter, ReadSession session, bool hasHidden)
{
    private const int MostBlocks = 64;
    private const int StretchesPerPage = 16;

    private readonly string[]? _names = filter.EventNames.Count == 0 ? null : [.. filter.EventNames.Where(StorableKey.Is)];
    private readonly string[]? _aggregates = filter.Aggregate is { } aggregate ? [aggregate] : null;
    private readonly bool _isByNameAlone = filter is { EventNames.Count: > 0, Aggregate: null, IdentityPrefix: "" } && filter.IncludesArchived == filter.IncludesTruncated;
    private readonly List<RecordedEvent> _events = [];
    private long _bytes;
    private int _blocks;

    internal async ValueTask<EventPage> ReadAsync(long from, bool forward, int limit, long last)
    {
        if (!StorableKey.Is(filter.Aggregate ?? "") || !StorableKey.Is(filter.IdentityPrefix))
        {
            // What the server cannot hold no event has.
            return new EventPage([], forward ? Math.Max(from, last + 1) : 0, isEnd: true);
        }

        long next = from;
        _blocks = Math.Min(MostBlocks, (limit / Sql.BlockSize) + 2);
        for (int stretches = 0; stretches < StretchesPerPage && _events.Count < limit && _bytes < Sql.PageBytes && !IsBeyond(next); stretches++)
        {
            if (await FindStretchAsync(next, forward).ConfigureAwait(false) is not { } stretch)
            {
                next = forward ? last + 1 : 0;
                break;
            }

            long low = forward ? Math.Max(next, stretch.First) : stretch.First;
            long high = Math.Min(forward ? last : next, stretch.Last);
            RowPage page = await ReadRowsAsync(low, high, forward, rows.MostOf(limit - _events.Count)).ConfigureAwait(false);
            await rows.FinishAsync(page, session, _isByNameAlone && hasHidden && !filter.IncludesArchived, mostBytes: Sql.PageBytes - _bytes).ConfigureAwait(false);
            _events.AddRange(page.Events);
            _bytes += page.Bytes;

            // Looking at the notes of a block takes about as long as reading a few rows: no more of them at first than a page of wanted events lies in.
            _blocks = Math.Min(MostBlocks, 4 * _blocks);

            // What the server left out because the page had grown large comes in the next round.
            next = (page.Count, forward) switch
            {
                (0, true) => high + 1,
                (0, false) => low - 1,
                (_, true) => page.LastKey + 1,
                (_, false) => page.LastKey - 1,
            };
        }

        return new EventPage(_events, next, IsBeyond(next));

        bool IsBeyond(long position) => forward ? position > last : position < 1;
    }

    private async ValueTask<(long First, long Last)?> FindStretchAsync(long from, bool forward)
    {
        if (_names is null && _aggregates is null)
        {
            long end = from + ((forward ? MostBlocks : -MostBlocks) * Sql.BlockSize);
            return forward ? (from, end) : (Math.Max(1, end), from);
        }

        await using NpgsqlCommand find = await session.CommandAsync(
            sql.NextStretch, Texts(_names), Texts(_aggregates), Number(from), Is(forward), Integer(_blocks)).ConfigureAwait(false);
        await using NpgsqlDataReader found = await find.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        await found.ReadAsync(session.Cancellation).ConfigureAwait(false);
        return found.IsDBNull(0) ? null : (found.GetInt64(0), found.GetInt64(1));
    }

    private async ValueTask<RowPage> ReadRowsAsync(long low, long high, bool forward, int limit)
    {
        // Of a log that has grown since the server looked at it last, it expects few rows, and would begin with the streams and sort.
        await using NpgsqlBatch read = await (_isByNameAlone
            ? session.BatchAsync(
                Sql.ByIndex, forward ? sql.NamedForward : sql.NamedBackward, Number(low), Number(high), Number(limit), Texts(_names))
            : session.BatchAsync(
                Sql.ByIndex,
                forward ? sql.FilteredForward : sql.FilteredBackward,
                Number(low), Number(high), Number(limit), Texts(_names), TextOrNull(filter.Aggregate), Text(filter.IdentityPrefix),
                Is(filter.IncludesArchived), Is(filter.IncludesTruncated))).ConfigureAwait(false);
        await using NpgsqlDataReader row = await read.ExecuteReaderAsync(session.Cancellation).ConfigureAwait(false);
        await row.NextResultAsync(session.Cancellation).ConfigureAwait(false);
        return await rows.ReadAsync(row, session, mostBytes: Sql.PageBytes - _bytes).ConfigureAwait(false);
    }
}
