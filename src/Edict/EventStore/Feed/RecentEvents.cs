using System.Diagnostics.CodeAnalysis;

namespace Edict.EventStore;

/// <summary>
/// The latest events that this process has committed, as long as somebody who follows has not had them: one run of positions without a
/// hole, bounded in number and in bytes. Used under a lock.
/// </summary>
internal sealed class RecentEvents
{
    internal const int MostEvents = 16_384;
    internal const int MostBytes = 8 * 1024 * 1024;

    // What an event takes besides its content.
    private const int Overhead = 200;

    private readonly Queue<int> _sizes = new();
    private RecordedEvent?[] _slots = [];
    private long _bytes;

    /// <summary>The position of the first event.</summary>
    private long First { get; set; } = 1;

    /// <summary>The position after the last event.</summary>
    private long End { get; set; } = 1;

    internal int Count => (int)(End - First);

    /// <summary>Adds the event that follows; whatever does not follow begins a new run.</summary>
    /// <param name="added">The event.</param>
    /// <param name="bytes">The length of its JSON.</param>
    internal void Add(RecordedEvent added, int bytes)
    {
        if (added.Position != End)
        {
            Clear();
            First = End = added.Position;
        }

        if (Count == _slots.Length)
        {
            Grow();
        }

        this[End++] = added;
        _sizes.Enqueue(bytes + Overhead);
        _bytes += bytes + Overhead;
        while (Count > MostEvents || _bytes > MostBytes)
        {
            Drop();
        }
    }

    /// <summary>Gives the events from a position on, where they are all here.</summary>
    internal bool TryTake(long from, int limit, [NotNullWhen(true)] out RecordedEvent[]? taken)
    {
        if (from < First || from >= End)
        {
            taken = null;
            return false;
        }

        taken = new RecordedEvent[Math.Min(limit, End - from)];
        for (int index = 0; index < taken.Length; index++)
        {
            taken[index] = this[from + index]!;
        }

        return true;
    }

    /// <summary>Lets go what lies before a position.</summary>
    internal void DropBefore(long position)
    {
        while (First < position && Count > 0)
        {
            Drop();
        }
    }

    internal void Clear()
    {
        DropBefore(End);
        _slots = [];
    }

    private RecordedEvent? this[long position]
    {
        get => _slots[position & (_slots.Length - 1)];
        set => _slots[position & (_slots.Length - 1)] = value;
    }

    private void Drop()
    {
        this[First++] = null;
        _bytes -= _sizes.Dequeue();
    }

    private void Grow()
    {
        RecordedEvent?[] old = _slots;
        _slots = new RecordedEvent?[Math.Max(16, old.Length * 2)];
        for (long position = First; position < End; position++)
        {
            this[position] = old[position & (old.Length - 1)];
        }
    }
}
