using Edict.Sqlite.Database;

namespace Edict.Sqlite.Reading;

/// <summary>A page of the log while it is read; sees to it that no position is missing. Used by one thread.</summary>
internal sealed class LogPage(long from, bool forward, int limit)
{
    private const int SmallPage = 64;

    private readonly List<RecordedEvent> _events = new(Math.Min(limit, SmallPage));
    private long _bytes;
    private int _rows;

    internal bool IsForward => forward;

    /// <summary>The position to look at next.</summary>
    internal long Next { get; private set; } = from;

    internal bool IsFull => _events.Count == limit || _bytes >= PageBudget.MostBytes || _rows >= PageBudget.MostRows;

    internal bool IsBeyond(long head) => forward ? Next > head : Next < 1;

    /// <summary>Goes on from a position; nothing wanted lies before it.</summary>
    internal void PassOver(long next) => Next = next;

    internal void Look(long position)
    {
        if (position != Next)
        {
            throw Chain.MissingAt(Next);
        }

        Next += forward ? 1 : -1;
        _rows++;
    }

    internal void Add(RecordedEvent recorded)
    {
        _events.Add(recorded);
        _bytes += recorded.Payload.Length;
    }

    internal EventPage ToEventPage(long head) => new(_events, Next, IsBeyond(head));
}
