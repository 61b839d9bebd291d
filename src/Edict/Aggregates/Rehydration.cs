namespace Edict.Aggregates;

/// <summary>Brings an instance up to what the store has, reading only the events that it has not applied.</summary>
internal sealed class Rehydration(IEventStore store)
{
    private const int PageSize = 1_000;

    /// <summary>Reads and applies the missing events, page by page.</summary>
    /// <param name="mailbox">The mailbox of the instance, which is busy.</param>
    /// <param name="commandId">A command whose events are looked for among the missing ones, or <see langword="default"/>.</param>
    /// <returns>The command's events; null when there are none.</returns>
    internal async ValueTask<List<RecordedEvent>?> CatchUpAsync(Mailbox mailbox, Guid commandId)
    {
        try
        {
            return await ReadMissingAsync(mailbox, commandId).ConfigureAwait(false);
        }
        catch
        {
            // Half a stream is no state, and a mutable state may have taken half of an event.
            mailbox.Instance.Drop();
            throw;
        }
    }

    private async ValueTask<List<RecordedEvent>?> ReadMissingAsync(Mailbox mailbox, Guid commandId)
    {
        AggregateInstance instance = mailbox.Instance;
        if (!instance.IsLive)
        {
            Begin(mailbox);
        }

        List<RecordedEvent>? found = null;
        while (true)
        {
            EventPage page = await store
                .ReadStreamAsync(instance.Stream, instance.Version + 1, ReadDirection.Forward, PageSize, CancellationToken.None)
                .ConfigureAwait(false);
            ApplyPage(mailbox, page);
            found = Collect(page, commandId, found);
            if (page.IsEnd)
            {
                return found;
            }
        }
    }

    private static void Begin(Mailbox mailbox)
    {
        ExecutingThread thread = ExecutingThread.Current;
        CallChain.Enter(mailbox, thread);
        try
        {
            mailbox.Instance.Begin();
        }
        finally
        {
            CallChain.Leave(mailbox, thread);
        }
    }

    private static void ApplyPage(Mailbox mailbox, IReadOnlyList<RecordedEvent> page)
    {
        AggregateInstance instance = mailbox.Instance;
        ExecutingThread thread = ExecutingThread.Current;
        CallChain.Enter(mailbox, thread);
        try
        {
            for (int index = 0; index < page.Count; index++)
            {
                RecordedEvent recorded = page[index];
                ThrowIfNotNext(instance, recorded);
                instance.ApplyDurable(recorded);
            }
        }
        finally
        {
            CallChain.Leave(mailbox, thread);
        }
    }

    private static void ThrowIfNotNext(AggregateInstance instance, RecordedEvent recorded)
    {
        if (recorded.Version != instance.Version + 1)
        {
            throw new EventStoreException(
                $"The store gave version {recorded.Version} of stream '{instance.Stream}' where version {instance.Version + 1} was expected. "
                + "A stream must have no holes; check the store.");
        }
    }

    private static List<RecordedEvent>? Collect(IReadOnlyList<RecordedEvent> page, Guid commandId, List<RecordedEvent>? found)
    {
        if (commandId == default)
        {
            return found;
        }

        for (int index = 0; index < page.Count; index++)
        {
            if (page[index].CommandId == commandId)
            {
                (found ??= []).Add(page[index]);
            }
        }

        return found;
    }
}
