using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Reads the log of all events. Used by one thread at a time, within a transaction.</summary>
internal sealed class LogReader(Connection connection, EventRows rows) : IDisposable
{
    private readonly Statement _lastPosition = connection.Prepare(Sql.LastPosition);
    private readonly Statement _forward = connection.Prepare(Sql.ReadForward);
    private readonly Statement _backward = connection.Prepare(Sql.ReadBackward);
    private readonly BlockSearch _blocks = new(connection);
    private readonly HiddenEvents _hidden = new(connection);

    internal EventPage Read(long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation)
    {
        bool forward = direction == ReadDirection.Forward;
        long head = _lastPosition.RunForNumber();
        LogPage page = new(forward ? Math.Max(1, fromPosition) : Math.Min(fromPosition, head), forward, limit);
        _hidden.Begin();
        while (!page.IsFull && !page.IsBeyond(head))
        {
            if (_blocks.Find(filter, page.Next, forward, head) is not { } stretch)
            {
                page.PassOver(forward ? head + 1 : 0);
                break;
            }

            page.PassOver(forward ? stretch.First : stretch.Last);
            Read(stretch, page, filter, cancellation);
        }

        return page.ToEventPage(head);
    }

    internal long ReadLastPosition() => _lastPosition.RunForNumber();

    public void Dispose()
    {
        _lastPosition.Dispose();
        _forward.Dispose();
        _backward.Dispose();
        _blocks.Dispose();
        _hidden.Dispose();
    }

    private void Read((long First, long Last) stretch, LogPage page, EventFilter filter, CancellationToken cancellation)
    {
        Statement read = page.IsForward ? _forward : _backward;
        read.Bind(1, stretch.First);
        read.Bind(2, stretch.Last);
        try
        {
            while (!page.IsFull && read.Step())
            {
                page.Look(EventRows.PositionOf(read));
                if (IsWanted(read, filter))
                {
                    page.Add(rows.Read(read, cancellation));
                }
            }
        }
        finally
        {
            read.Reset();
        }

        if (!page.IsFull && page.Next >= stretch.First && page.Next <= stretch.Last)
        {
            throw Chain.MissingAt(page.Next);
        }
    }

    private bool IsWanted(Statement row, EventFilter filter)
    {
        string name = rows.NameOf(row);
        return name.Length > 0
            && filter.TakesEvent(name)
            && !_hidden.Contains(EventRows.StreamOf(row), EventRows.VersionOf(row), filter)
            && (filter is { Aggregate: null, IdentityPrefix: "" } || filter.TakesStream(rows.KeyOf(EventRows.StreamOf(row))));
    }
}
