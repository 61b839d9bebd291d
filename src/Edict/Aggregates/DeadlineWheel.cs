namespace Edict.Aggregates;

/// <summary>
/// Entries by the tick at which they are due: a ring of slots, each a linked list through the entries themselves, so that adding
/// and removing cost two links. An entry due after more than one turn of the ring stays until its turn.
/// </summary>
internal sealed class DeadlineWheel
{
    private const int SlotCount = 512;

    private readonly DeadlineEntry?[] _slots = new DeadlineEntry?[SlotCount];
    private readonly Lock _lock = new();
    private long _lastTick;
    private int _count;

    internal bool IsEmpty => Volatile.Read(ref _count) == 0;

    internal void Add(DeadlineEntry entry, long dueTick)
    {
        lock (_lock)
        {
            entry.Wheel = this;
            entry.DueTick = Math.Max(dueTick, _lastTick + 1);
            entry.HasFired = false;
            entry.IsLinked = true;
            entry.Earlier = null;
            ref DeadlineEntry? first = ref _slots[entry.DueTick % SlotCount];
            entry.Later = first;
            if (first is not null)
            {
                first.Earlier = entry;
            }

            first = entry;
            _count++;
        }
    }

    /// <summary>Takes an entry out.</summary>
    /// <returns>False when it has fired, and is or was in the hands of the timer.</returns>
    internal bool Remove(DeadlineEntry entry)
    {
        lock (_lock)
        {
            if (entry.IsLinked)
            {
                Unlink(entry);
            }

            return !entry.HasFired;
        }
    }

    /// <summary>Takes out all that is due.</summary>
    /// <returns>A list through <see cref="DeadlineEntry.Later"/>, or null.</returns>
    internal DeadlineEntry? TakeDue(long nowTick)
    {
        DeadlineEntry? due = null;
        lock (_lock)
        {
            long first = Math.Max(_lastTick + 1, nowTick - SlotCount + 1);
            for (long tick = first; tick <= nowTick && _count > 0; tick++)
            {
                for (DeadlineEntry? entry = _slots[tick % SlotCount], later; entry is not null; entry = later)
                {
                    later = entry.Later;
                    if (entry.DueTick <= nowTick)
                    {
                        Unlink(entry);
                        entry.HasFired = true;
                        entry.Later = due;
                        due = entry;
                    }
                }
            }

            _lastTick = Math.Max(_lastTick, nowTick);
        }

        return due;
    }

    private void Unlink(DeadlineEntry entry)
    {
        if (entry.Earlier is null)
        {
            _slots[entry.DueTick % SlotCount] = entry.Later;
        }
        else
        {
            entry.Earlier.Later = entry.Later;
        }

        if (entry.Later is not null)
        {
            entry.Later.Earlier = entry.Earlier;
        }

        entry.Earlier = entry.Later = null;
        entry.IsLinked = false;
        _count--;
    }
}
