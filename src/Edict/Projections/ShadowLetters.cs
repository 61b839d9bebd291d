using Edict.EventHandlers;
using Edict.Subscriptions;

namespace Edict.Projections;

/// <summary>The dead letters of building beside what is read, until they are those of the projection. Safe for concurrent use.</summary>
/// <param name="store">Has the letters.</param>
/// <param name="projection">The stable name of the projection.</param>
internal sealed class ShadowLetters(IDeadLetterStore store, string projection)
{
    /// <summary>The name under which a projection is built beside what is read.</summary>
    internal string Name { get; } = $"{projection}/rebuild";

    internal async ValueTask<HashSet<StreamKey>> ReadParkedAsync(CancellationToken cancellation) =>
        [.. await store.ReadParkedStreamsAsync(Name, cancellation).ConfigureAwait(false)];

    internal ValueTask ClearAsync(CancellationToken cancellation) => store.RemoveAfterAsync(Name, position: 0, cancellation);

    /// <summary>Lets copies of them take the place of those of the projection. What was interrupted is done by calling again, as long as they are not cleared.</summary>
    /// <param name="lease">The lease of the projection.</param>
    internal async ValueTask TakeOverAsync(SubscriptionLease lease)
    {
        HashSet<long> kept = [];
        long after = 0;
        while (await store.ReadAsync(Name, afterPosition: after).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            kept.UnionWith(page.Select(static letter => letter.Position));
            if (!await store.AddAsync(lease, [.. page.Select(letter => letter with { Subscription = projection })]).ConfigureAwait(false))
            {
                throw new LeaseLostException(projection);
            }
        }

        await RemoveOthersAsync(kept).ConfigureAwait(false);
    }

    // Of events that failed in the tables before, and not in these.
    private async ValueTask RemoveOthersAsync(HashSet<long> kept)
    {
        long after = 0;
        while (await store.ReadAsync(projection, afterPosition: after).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            await store.RemoveAsync(projection, [.. page.Select(static letter => letter.Position).Where(position => !kept.Contains(position))]).ConfigureAwait(false);
        }
    }
}
