using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>Lets a build take the place of the one that is read, in one transaction: the last events, the names of the tables, the places.</summary>
/// <param name="tables">The tables.</param>
/// <param name="letters">The dead letters of making the build.</param>
/// <param name="store">Has the events.</param>
/// <param name="filter">Which events the projection wants.</param>
internal sealed class ShadowSwitch(ProjectionTables tables, ShadowLetters letters, IEventStore store, EventFilter filter)
{
    private const int PageSize = 1_000;

    private readonly ProjectionLedger _ledger = tables.Ledger;

    /// <returns>Whether it has; otherwise some of the last events need more than this, and are to be handled first.</returns>
    internal async ValueTask<bool> TryAsync(ProjectionBuild shadow, CancellationToken cancellation) => await tables.WithBuildsAsync(
        known => TryAsync(known.Live, shadow, cancellation), cancellation).ConfigureAwait(false);

    private async ValueTask<bool> TryAsync(ProjectionBuild? known, ProjectionBuild shadow, CancellationToken cancellation)
    {
        if (known?.Version > tables.Binding.Version)
        {
            // It was made while this one was built.
            throw new ProjectionVersionException(known.Projection, tables.Binding.Version, known.Version);
        }

        await using ReadModelWork work = await _ledger.Database.BeginAsync(shadow.Names, cancellation).ConfigureAwait(false);
        long end = shadow.Position;
        if (known is not null)
        {
            ProjectionBuild live = await _ledger.HoldAsync(work, known, cancellation, isAnywhere: true).ConfigureAwait(false);
            end = Math.Max(end, live.Positions.Max());
        }

        await _ledger.HoldAsync(work, shadow, cancellation).ConfigureAwait(false);
        if (!await HandleAsync(work, shadow.Position, end, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        if (known is not null)
        {
            await _ledger.RemoveAsync(work, known, cancellation).ConfigureAwait(false);
        }

        await _ledger.MakeLiveAsync(work, shadow, end, cancellation).ConfigureAwait(false);
        await work.CommitAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    // What the one that is read has handled, and this one not yet.
    private async ValueTask<bool> HandleAsync(ReadModelWork work, long after, long end, CancellationToken cancellation)
    {
        if (after >= end)
        {
            return true;
        }

        HashSet<StreamKey> parked = await letters.ReadParkedAsync(cancellation).ConfigureAwait(false);
        List<DeliveredEvent<object>> parts = [];
        await using HandlerScope scope = tables.NewScope();
        for (long next = after + 1; next <= end;)
        {
            EventPage page = await store.ReadAllAsync(next, ReadDirection.Forward, PageSize, filter, cancellation).ConfigureAwait(false);
            foreach (RecordedEvent recorded in page.TakeWhile(recorded => recorded.Position <= end))
            {
                if (parked.Contains(recorded.Stream))
                {
                    return false;
                }

                parts.Clear();
                tables.Selection.Deliver(recorded, attempt: 1, parts);
                foreach ((object @event, EventContext context) in parts)
                {
                    await tables.Binding.HandleAsync(scope.Handler, @event, work.Session, context, cancellation).ConfigureAwait(false);
                }
            }

            if (page.Next <= next)
            {
                break;
            }

            next = page.Next;
        }

        return true;
    }
}
