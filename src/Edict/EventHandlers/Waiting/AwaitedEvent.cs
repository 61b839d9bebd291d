namespace Edict.EventHandlers;

/// <summary>An event that is waited for. Immutable.</summary>
/// <param name="position">Its global position.</param>
/// <param name="stream">Its stream.</param>
/// <param name="given">The event itself, or as it is stored.</param>
internal sealed class AwaitedEvent(long position, StreamKey stream, object given)
{
    internal long Position => position;

    internal StreamKey Stream => stream;

    /// <summary>The event itself, or as it is stored.</summary>
    internal object Given => given;

    /// <summary>Reads those events at some positions that a handler takes.</summary>
    internal static async ValueTask<IReadOnlyList<AwaitedEvent>> ReadAsync(
        IEventStore store, EventFilter filter, IReadOnlyList<long> positions, CancellationToken cancellation)
    {
        List<AwaitedEvent> events = [];
        for (long next = positions[0]; next <= positions[^1];)
        {
            int limit = (int)(positions[^1] - next + 1);
            EventPage page = await store.ReadAllAsync(next, ReadDirection.Forward, limit, filter, cancellation).ConfigureAwait(false);
            events.AddRange(page
                .Where(recorded => positions.Contains(recorded.Position))
                .Select(static recorded => new AwaitedEvent(recorded.Position, recorded.Stream, recorded)));
            if (page.Next == next)
            {
                break;
            }

            next = page.Next;
        }

        return events;
    }
}
