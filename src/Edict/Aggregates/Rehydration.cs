using System.Diagnostics;
using Edict.Diagnostics;

namespace Edict.Aggregates;

/// <summary>
/// Brings an instance up to what the store has, reading only the events that it has not applied: those behind its snapshot, where there is
/// one that can be used.
/// </summary>
internal sealed class Rehydration(IEventStore store, SnapshotKeeper? snapshots)
{
    private const int PageSize = 4_096;

    /// <summary>Reads and applies the missing events, page by page.</summary>
    /// <param name="mailbox">The mailbox of the instance, which is busy.</param>
    internal async ValueTask CatchUpAsync(Mailbox mailbox)
    {
        AggregateInstance instance = mailbox.Instance;
        try
        {
            bool isEnd = instance.IsLive ? await GoOnAsync(mailbox).ConfigureAwait(false) : await BeginAsync(mailbox).ConfigureAwait(false);
            while (!isEnd)
            {
                isEnd = Apply(mailbox, await ReadAsync(instance, instance.Version + 1).ConfigureAwait(false));
            }
        }
        catch
        {
            // Half a stream is no state, and a mutable state may have taken half of an event.
            instance.Drop();
            throw;
        }
    }

    /// <returns>Whether that was the end.</returns>
    private async ValueTask<bool> GoOnAsync(Mailbox mailbox)
    {
        AggregateInstance instance = mailbox.Instance;
        EventPage page = await ReadAsync(instance, instance.Version + 1).ConfigureAwait(false);
        if (page.Count == 0 || page[0].Version <= instance.Version + 1)
        {
            return Apply(mailbox, page);
        }

        // What is missing was truncated while others went on; the snapshot for which that was done has it.
        instance.Drop();
        return await BeginAsync(mailbox).ConfigureAwait(false);
    }

    private async ValueTask<bool> BeginAsync(Mailbox mailbox)
    {
        AggregateInstance instance = mailbox.Instance;
        StateSerializationException? unusable = null;
        if (snapshots is not null)
        {
            instance.Snapshots!.Begin();
            if (await snapshots.FindAsync(instance.Stream).ConfigureAwait(false) is { } kept)
            {
                using Activity? activity = EdictActivities.StartRestore(instance.Stream, kept.Version);
                try
                {
                    return await BeginWithAsync(mailbox, snapshots, kept).ConfigureAwait(false);
                }
                catch (StateSerializationException exception)
                {
                    activity?.SetTag(EdictActivities.Ignored, exception.Message);
                    instance.Snapshots.Ignore();
                    unusable = exception;
                }
            }
        }

        return await BeginAtOriginAsync(mailbox, unusable).ConfigureAwait(false);
    }

    private async ValueTask<bool> BeginWithAsync(Mailbox mailbox, SnapshotKeeper keeper, StateSnapshot snapshot)
    {
        KeptState kept = keeper.Open(snapshot);
        EventPage page = await ReadAsync(mailbox.Instance, kept.Version).ConfigureAwait(false);
        RunAsUserCode(mailbox, instance => instance.Begin(keeper.Read(kept, page), kept.Version));
        mailbox.Instance.Snapshots!.BeginWith(kept);
        return Apply(mailbox, page, from: page[0].Version == kept.Version ? 1 : 0);
    }

    private async ValueTask<bool> BeginAtOriginAsync(Mailbox mailbox, StateSerializationException? unusable)
    {
        EventPage page = await ReadAsync(mailbox.Instance, fromVersion: 1).ConfigureAwait(false);
        if (page.Count > 0 && page[0].Version > 1)
        {
            throw new TruncatedStreamException(mailbox.Instance.Stream, page[0].Version, unusable);
        }

        RunAsUserCode(mailbox, static instance => instance.Begin());
        return Apply(mailbox, page);
    }

    private ValueTask<EventPage> ReadAsync(AggregateInstance instance, long fromVersion) =>
        store.ReadStreamAsync(instance.Stream, fromVersion, ReadDirection.Forward, PageSize, CancellationToken.None);

    private static bool Apply(Mailbox mailbox, EventPage page, int from = 0)
    {
        RunAsUserCode(mailbox, instance =>
        {
            for (int index = from; index < page.Count; index++)
            {
                RecordedEvent recorded = page[index];
                ThrowIfNotNext(instance, recorded);
                instance.ApplyDurable(recorded);
            }
        });
        return page.IsEnd;
    }

    private static void RunAsUserCode(Mailbox mailbox, Action<AggregateInstance> act)
    {
        ExecutingThread thread = ExecutingThread.Current;
        CallChain.Enter(mailbox, thread);
        try
        {
            act(mailbox.Instance);
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
}
