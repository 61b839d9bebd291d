using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Reads the events of one stream. Used by one thread at a time, within a transaction.</summary>
internal sealed class StreamReader(Connection connection, StreamHeads heads, EventRows rows) : IDisposable
{
    private const int SmallPage = 64;

    private readonly Chain _chain = new(connection);
    private readonly Statement _readEvent = connection.Prepare(Sql.ReadEvent);
    private readonly Statement _sizeOf = connection.Prepare(Sql.SizeOf);
    private readonly Statement _listedFrom = connection.Prepare(Sql.ListedFrom);
    private readonly Statement _listedBefore = connection.Prepare(Sql.ListedBefore);

    internal EventPage Read(StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation)
    {
        bool forward = direction == ReadDirection.Forward;
        if (!heads.TryFind(stream, out long id, out Head head))
        {
            return new EventPage([], forward ? Math.Max(1, fromVersion) : 0, isEnd: true);
        }

        if (head.State == StreamState.Deleted)
        {
            throw new StreamClosedException(stream, StreamState.Deleted);
        }

        long from = forward ? Math.Max(fromVersion, head.FirstVersion) : Math.Min(fromVersion, head.Version);
        if (head.IsList)
        {
            return ReadList(id, head, from, forward, limit, cancellation);
        }

        long available = forward ? head.Version - from + 1 : from - head.FirstVersion + 1;
        long count = Math.Clamp(available, 0, limit);
        return forward ? ReadForward(head, from, count, cancellation) : ReadBackward(head, from, count, cancellation);
    }

    /// <summary>The events of a command that is found in the window of repeats.</summary>
    internal IReadOnlyList<RecordedEvent> FindCommand(StreamKey stream, Guid commandId, CancellationToken cancellation)
    {
        if (!heads.TryFind(stream, out _, out Head head) || head.IsList || !_chain.FindLast(head.Position, commandId, out Link last))
        {
            return [];
        }

        List<RecordedEvent> found = [];
        for (long from = last.Version - last.CommandIndex; from <= last.Version;)
        {
            EventPage page = ReadForward(head, from, last.Version - from + 1, cancellation);
            found.AddRange(page);
            from = page.Next;
        }

        return found;
    }

    /// <summary>The times of a stream's first and last event.</summary>
    internal (DateTimeOffset Created, DateTimeOffset Updated) TimesOf(long id, Head head) => head.IsList
        ? (TimeOf(Listed(_listedFrom, id, 1, 1)[0]), TimeOf(Listed(_listedBefore, id, head.Version, 1)[0]))
        : (TimeOf(_chain.PositionOf(head, 1)), TimeOf(head.Position));

    public void Dispose()
    {
        _chain.Dispose();
        _readEvent.Dispose();
        _sizeOf.Dispose();
        _listedFrom.Dispose();
        _listedBefore.Dispose();
    }

    // The chain leads backward, so the page is gathered from its end; where it grows too large it is begun anew as what has room.
    private EventPage ReadForward(Head head, long from, long count, CancellationToken cancellation)
    {
        List<RecordedEvent> page = new((int)Math.Min(count, SmallPage));
        long bytes = 0;
        long position = count > 0 ? _chain.PositionOf(head, from + count - 1) : 0;
        for (long left = count - 1; left >= 0; left--)
        {
            position = ReadAt(position, page, cancellation);
            bytes += page[^1].Payload.Length;
            if (bytes > PageBudget.MostBytes && count > 1)
            {
                return ReadForward(head, from, CountWithinBudget(page, position, left), cancellation);
            }
        }

        page.Reverse();
        return new EventPage(page, from + page.Count, isEnd: from + page.Count > head.Version);
    }

    // Looks at the sizes alone of what lies before: to read it for nothing, page after page, would cost the square of the stream.
    private long CountWithinBudget(List<RecordedEvent> last, long position, long left)
    {
        List<long> sizes = [.. last.Select(static recorded => (long)recorded.Payload.Length)];
        for (; left > 0; left--)
        {
            (position, long size) = SizeAt(position);
            sizes.Add(size);
        }

        int count = 0;
        long bytes = 0;
        for (int index = sizes.Count - 1; index >= 0 && (bytes += sizes[index]) <= PageBudget.MostBytes; index--)
        {
            count++;
        }

        return Math.Max(count, 1);
    }

    private (long Previous, long Size) SizeAt(long position)
    {
        _sizeOf.Bind(1, position);
        try
        {
            return _sizeOf.Step() ? (_sizeOf.Number(0), _sizeOf.Number(1)) : throw Chain.MissingAt(position);
        }
        finally
        {
            _sizeOf.Reset();
        }
    }

    private EventPage ReadBackward(Head head, long from, long count, CancellationToken cancellation)
    {
        List<RecordedEvent> page = new((int)Math.Min(count, SmallPage));
        long bytes = 0;
        long position = count > 0 ? _chain.PositionOf(head, from) : 0;
        while (page.Count < count && bytes < PageBudget.MostBytes)
        {
            position = ReadAt(position, page, cancellation);
            bytes += page[^1].Payload.Length;
        }

        return new EventPage(page, from - page.Count, isEnd: from - page.Count < head.FirstVersion);
    }

    // An event that was erased in its own stream is passed over.
    private EventPage ReadList(long id, Head head, long from, bool forward, int limit, CancellationToken cancellation)
    {
        List<long> positions = Listed(forward ? _listedFrom : _listedBefore, id, from, limit);
        List<RecordedEvent> page = [];
        long bytes = 0;
        int looked = 0;
        for (; looked < positions.Count && bytes < PageBudget.MostBytes; looked++)
        {
            int before = page.Count;
            ReadAt(positions[looked], page, cancellation);
            bytes += page.Count > before ? page[^1].Payload.Length : 0;
        }

        long next = forward ? from + looked : from - looked;
        return new EventPage(page, next, isEnd: forward ? next > head.Version : next < head.FirstVersion);
    }

    private static List<long> Listed(Statement listed, long id, long from, int limit)
    {
        List<long> positions = [];
        listed.Bind(1, id);
        listed.Bind(2, from);
        listed.Bind(3, limit);
        try
        {
            while (listed.Step())
            {
                positions.Add(listed.Number(0));
            }
        }
        finally
        {
            listed.Reset();
        }

        return positions;
    }

    // Adds the event unless it was erased; gives the position of the one before it in its stream.
    private long ReadAt(long position, List<RecordedEvent> page, CancellationToken cancellation)
    {
        _readEvent.Bind(1, position);
        try
        {
            if (!_readEvent.Step())
            {
                throw Chain.MissingAt(position);
            }

            if (rows.NameOf(_readEvent).Length > 0)
            {
                page.Add(rows.Read(_readEvent, cancellation));
            }

            return _readEvent.Number(EventRows.PreviousColumn);
        }
        finally
        {
            _readEvent.Reset();
        }
    }

    private DateTimeOffset TimeOf(long position)
    {
        _readEvent.Bind(1, position);
        try
        {
            return _readEvent.Step() ? EventRows.TimestampOf(_readEvent) : throw Chain.MissingAt(position);
        }
        finally
        {
            _readEvent.Reset();
        }
    }
}
