using Edict.PostgreSql.Database;

namespace Edict.PostgreSql.Reading;

/// <summary>
/// The events of a page, made while its rows come off the wire. Some rows are unfinished then: their payload is large, or the key of their
/// stream is not known. Used by one caller.
/// </summary>
/// <param name="types">The event types of the application.</param>
/// <param name="keys">The streams that were read lately.</param>
/// <param name="range">The keys that the rows shall have; <see langword="null"/> where rows are left out.</param>
/// <param name="latest">A stream that is known, with its id.</param>
internal sealed class RowPage(EventTypeRegistry types, StreamKeys keys, KeyRange? range, (long Id, StreamKey Key) latest)
{
    private readonly List<RecordedEvent?> _events = [];
    private readonly List<(long Key, long Stream)> _rows = [];
    private readonly List<(int At, EventRow Row)> _unfinished = [];
    private (long Id, StreamKey Key) _latest = latest;

    /// <summary>How many rows there are, those among them of which no event is made.</summary>
    internal int Count => _rows.Count;

    /// <summary>What the payloads take that are there.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The key of the last row.</summary>
    internal long LastKey => _rows[^1].Key;

    /// <summary>The first key of the range that has no row; <see langword="null"/> when each has one.</summary>
    internal long? Missing { get; private set; }

    /// <summary>The events, once the page is finished.</summary>
    internal IReadOnlyList<RecordedEvent> Events => _events!;

    /// <summary>The positions of the events whose payloads are not there yet.</summary>
    internal List<long> Large => [.. _unfinished.Where(static one => one.Row.Payload is null).Select(static one => one.Row.Position)];

    internal void Add(long key, in EventRow row)
    {
        if (range is { } asked && key != asked[Count])
        {
            Missing ??= asked[Count];
        }

        Bytes += row.Payload?.Length ?? 0;
        _events.Add(row.IsErased ? null : ToEvent(row));
        _rows.Add((key, row.Stream));
    }

    /// <summary>The server has no more rows.</summary>
    internal void End()
    {
        if (range is { } asked && Count < asked.Count)
        {
            Missing ??= asked[Count];
        }
    }

    /// <summary>Adds payloads of large rows, in their order; the page ends before the first such row for which there is none.</summary>
    internal void AddLarge(List<(string Name, byte[] Payload)> large)
    {
        int added = 0;
        for (int index = 0; index < _unfinished.Count; index++)
        {
            (int at, EventRow row) = _unfinished[index];
            if (row.Payload is not null)
            {
                continue;
            }

            if (added == large.Count)
            {
                CutAt(at);
                return;
            }

            // It may have been erased meanwhile, and its name with it.
            _unfinished[index] = (at, row with { Name = large[added].Name, Payload = large[added].Payload });
            Bytes += large[added++].Payload.Length;
        }
    }

    /// <summary>Makes the events that are still to be made. Of rows that were erased there are none.</summary>
    /// <param name="session">What to ask.</param>
    /// <param name="hiding">What to ask for events that are not for ordinary readers; <see langword="null"/> when there are none.</param>
    internal async ValueTask FinishAsync(ReadSession session, Sql? hiding = null)
    {
        if (_unfinished.Count > 0)
        {
            Dictionary<long, StreamKey> known = await keys.OfAsync(_unfinished.Select(static one => one.Row.Stream), session).ConfigureAwait(false);
            foreach ((int at, EventRow row) in _unfinished)
            {
                if (!row.IsErased && known.TryGetValue(row.Stream, out StreamKey stream))
                {
                    _events[at] = row.ToEvent(types, stream);
                }
            }
        }

        if (hiding is not null)
        {
            await HideAsync(hiding, session).ConfigureAwait(false);
        }

        _events.RemoveAll(static made => made is null);
    }

    private RecordedEvent? ToEvent(in EventRow row)
    {
        if (row.Payload is not null && TryGetKey(row.Stream))
        {
            return row.ToEvent(types, _latest.Key);
        }

        _unfinished.Add((Count, row));
        return null;
    }

    private async ValueTask HideAsync(Sql sql, ReadSession session)
    {
        HiddenEvents hidden = await HiddenEvents.FindAsync([.. _rows.Select(static row => row.Stream).Distinct()], sql, session).ConfigureAwait(false);
        for (int index = 0; index < Count; index++)
        {
            if (_events[index] is { } made && hidden.Contains(_rows[index].Stream, made.Version))
            {
                _events[index] = null;
            }
        }
    }

    private void CutAt(int count)
    {
        _events.RemoveRange(count, Count - count);
        _rows.RemoveRange(count, Count - count);
        _unfinished.RemoveAll(one => one.At >= count);
    }

    private bool TryGetKey(long stream)
    {
        if (stream != _latest.Id && keys.TryGet(stream, out StreamKey key))
        {
            _latest = (stream, key);
        }

        return stream == _latest.Id;
    }
}
