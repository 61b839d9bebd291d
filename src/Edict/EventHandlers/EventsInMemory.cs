using Edict.Subscriptions;

namespace Edict.EventHandlers;

/// <summary>Bounds what a session keeps in memory of events that are not handled yet. One takes, any give back.</summary>
/// <param name="time">The clock.</param>
internal sealed class EventsInMemory(TimeProvider time)
{
    // So much is read ahead of the lanes, that reading and handling go on side by side.
    private const long Most = 4 * 1024 * 1024;

    private readonly Doorbell _room = new(time);
    private long _bytes;

    /// <summary>Waits until there is room for another page.</summary>
    internal async ValueTask WaitForRoomAsync(CancellationToken cancellation)
    {
        while (Volatile.Read(ref _bytes) >= Most)
        {
            await _room.WaitAsync(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    internal void Take(EventPage page)
    {
        long bytes = 0;
        foreach (RecordedEvent recorded in page)
        {
            bytes += recorded.BytesInMemory;
        }

        Interlocked.Add(ref _bytes, bytes);
    }

    internal void GiveBack(ReadOnlySpan<RecordedEvent> handled)
    {
        long bytes = 0;
        foreach (RecordedEvent recorded in handled)
        {
            bytes += recorded.BytesInMemory;
        }

        long left = Interlocked.Add(ref _bytes, -bytes);
        if (left < Most && left + bytes >= Most)
        {
            _room.Ring();
        }
    }
}
