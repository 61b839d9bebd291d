namespace Edict.Aggregates;

/// <summary>Answers a command that was stored before as it was answered the first time.</summary>
internal sealed class Repeats(IEventStore store)
{
    /// <summary>The first answer; null when the command is not found in the store's window.</summary>
    internal async ValueTask<DispatchResult?> FindAsync(AggregateInstance instance, Guid commandId)
    {
        IReadOnlyList<RecordedEvent> first = await store.FindCommandAsync(instance.Stream, commandId, CancellationToken.None).ConfigureAwait(false);
        return first.Count == 0 ? null : Answer(instance, commandId, first);
    }

    /// <summary>The first answer, from the command's events.</summary>
    private static DispatchResult Answer(AggregateInstance instance, Guid commandId, IReadOnlyList<RecordedEvent> events)
    {
        RecordedEvent last = events[^1];
        object[] current = [.. events.SelectMany(static recorded => recorded.Events)];
        object content = current is [object only] ? only : current;
        return DispatchResult.Accepted(instance.StreamObject, last.Version, last.Position, commandId, content, isRepeat: true);
    }
}
