namespace Edict.EventHandlers;

/// <summary>Removes the letters of events that come again, because the handler's place lies before them: what becomes of those now is what counts.</summary>
/// <param name="store">Has the letters, and the events.</param>
/// <param name="name">Whose letters.</param>
/// <param name="lanes">The places.</param>
/// <param name="assignment">Says whose events are whose.</param>
internal sealed class LettersAhead(IEventStore store, string name, IReadOnlyList<ILanePlace> lanes, LaneAssignment assignment)
{
    private static readonly EventFilter AnyEvent = new() { IncludesArchived = true, IncludesTruncated = true };

    internal async ValueTask RemoveAsync(CancellationToken cancellation)
    {
        long after = lanes.Min(static lane => lane.Position);
        while (await store.DeadLetters.ReadAsync(name, afterPosition: after, cancellation: cancellation).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            List<long> ahead = [];
            foreach (DeadLetter letter in page)
            {
                if (letter.Position > lanes[await LaneOfAsync(letter, cancellation).ConfigureAwait(false)].Position)
                {
                    ahead.Add(letter.Position);
                }
            }

            await store.DeadLetters.RemoveAsync(name, ahead).ConfigureAwait(false);
        }
    }

    private async ValueTask<int> LaneOfAsync(DeadLetter letter, CancellationToken cancellation)
    {
        if (lanes.Count == 1)
        {
            return 0;
        }

        EventPage found = await store.ReadAllAsync(letter.Position, ReadDirection.Forward, 1, AnyEvent, cancellation).ConfigureAwait(false);
        return found.Count > 0 && found[0].Position == letter.Position ? assignment.LaneOf(found[0]) : assignment.LaneOf(letter.Stream);
    }
}
