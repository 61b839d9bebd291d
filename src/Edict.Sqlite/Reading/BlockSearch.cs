using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>Finds the next block in which wanted events may be. Used by one thread at a time, within a transaction.</summary>
internal sealed class BlockSearch(Connection connection) : IDisposable
{
    private const long None = -1;

    private readonly Statement _next = connection.Prepare(Sql.NextBlock);
    private readonly Statement _before = connection.Prepare(Sql.BlockBefore);

    /// <summary>
    /// The first positions from one on, in a direction, among which wanted events may be; <see langword="null"/> when none may.
    /// </summary>
    internal (long First, long Last)? Find(EventFilter filter, long from, bool forward, long head)
    {
        if (filter.Aggregate is null && filter.EventNames.Count == 0)
        {
            return forward ? (from, head) : (1, from);
        }

        long block = Common(filter, Blocks.Of(from), forward);
        if (block == None)
        {
            return null;
        }

        long first = Blocks.FirstOf(block);
        long last = Math.Min(Blocks.LastOf(block), head);
        return forward ? (Math.Max(first, from), last) : (first, Math.Min(last, from));
    }

    public void Dispose()
    {
        _next.Dispose();
        _before.Dispose();
    }

    // Each of the two goes on from where the other found something, until both find the same.
    private long Common(EventFilter filter, long block, bool forward)
    {
        while (true)
        {
            long named = filter.EventNames.Count == 0 ? block : Nearest(filter.EventNames, block, forward);
            long owned = named == None || filter.Aggregate is null ? named : Look(Blocks.Aggregate, filter.Aggregate, named, forward);
            if (owned == None || owned == named)
            {
                return owned;
            }

            block = owned;
        }
    }

    private long Nearest(IEnumerable<string> names, long block, bool forward)
    {
        long nearest = None;
        foreach (string name in names)
        {
            long found = Look(Blocks.EventName, name, block, forward);
            if (found != None && (nearest == None || (forward ? found < nearest : found > nearest)))
            {
                nearest = found;
            }
        }

        return nearest;
    }

    private long Look(int kind, string key, long block, bool forward)
    {
        Statement look = forward ? _next : _before;
        look.Bind(1, kind);
        look.Bind(2, key);
        look.Bind(3, block);
        try
        {
            return look.Step() && !look.IsNull(0) ? look.Number(0) : None;
        }
        finally
        {
            look.Reset();
        }
    }
}
