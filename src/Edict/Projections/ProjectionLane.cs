using Edict.CompilerServices;
using Edict.EventHandlers;
using Edict.Subscriptions;

namespace Edict.Projections;

/// <summary>One lane of a build: handles events in transactions that move its place with them. Used by one at a time.</summary>
/// <param name="binding">The projection.</param>
/// <param name="ledger">Has the places.</param>
/// <param name="selection">Which events it takes.</param>
/// <param name="build">The build.</param>
/// <param name="lane">Which lane, from 0.</param>
internal sealed class ProjectionLane(
    ProjectionBinding binding, ProjectionLedger ledger, EventSelection selection, ProjectionBuild build, int lane) : ILanePlace
{
    private const int MostConflicts = 5;

    /// <summary>The lanes of a build.</summary>
    internal static IReadOnlyList<ILanePlace> Of(ProjectionTables tables, ProjectionBuild build) =>
        [.. Enumerable.Range(0, build.Positions.Count).Select(lane => new ProjectionLane(tables.Binding, tables.Ledger, tables.Selection, build, lane))];

    public long Position { get; private set; } = build.Positions[lane];

    public ValueTask HandleAsync(object handler, ReadOnlyMemory<RecordedEvent> events, int attempt, CancellationToken cancellation) =>
        MoveAsync(events.Span[^1].Position, work => HandleAsync(work, handler, events, attempt, cancellation), cancellation);

    // The place only has to be this one's still. What was noted before has taken effect, and only its letter was left.
    public ValueTask HandleAgainAsync(object handler, RecordedEvent recorded, int attempt, CancellationToken cancellation) => MoveAsync(
        Position,
        async work =>
        {
            if (await ledger.NoteRetryAsync(work, build, recorded.Position, cancellation).ConfigureAwait(false))
            {
                await HandleAsync(work, handler, new[] { recorded }, attempt, cancellation).ConfigureAwait(false);
            }
        },
        cancellation);

    public ValueTask PassAsync(long position, CancellationToken cancellation) =>
        position <= Position ? default : MoveAsync(position, static _ => default, cancellation);

    private async ValueTask HandleAsync(
        ReadModelWork work, object handler, ReadOnlyMemory<RecordedEvent> events, int attempt, CancellationToken cancellation)
    {
        List<DeliveredEvent<object>> parts = [];
        for (int index = 0; index < events.Length; index++)
        {
            parts.Clear();
            selection.Deliver(events.Span[index], attempt, parts);
            foreach ((object @event, EventContext context) in parts)
            {
                await binding.HandleAsync(handler, @event, work.Session, context, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask MoveAsync(long position, Func<ReadModelWork, ValueTask> handle, CancellationToken cancellation)
    {
        for (int conflicts = 0; ; conflicts++)
        {
            try
            {
                await using ReadModelWork work = await ledger.Database.BeginAsync(build.Names, cancellation).ConfigureAwait(false);
                await work.GuardAsync(ledger.Move(build, lane, Position, position), cancellation).ConfigureAwait(false);
                await handle(work).ConfigureAwait(false);
                await work.CommitAsync(cancellation).ConfigureAwait(false);
                Position = position;
                return;
            }
            catch (ProjectionTakenOverException)
            {
                throw new LeaseLostException(binding.Name);
            }
            catch (Exception exception) when (ledger.Database.IsUnavailable(exception))
            {
                throw new EventHandlerUnavailableException(binding.Name, exception);
            }
            catch (Exception exception) when (ledger.Database.IsConflict(exception))
            {
                // Lanes that write the same rows in another order got into each other's way; the other one went on.
                if (conflicts == MostConflicts)
                {
                    throw new EventHandlerUnavailableException(binding.Name, exception);
                }
            }
            catch (Exception) when (!cancellation.IsCancellationRequested)
            {
                // In a batch the first error hides that the place was another's, and with it the reason of the error, perhaps.
                await EnsureOwnAsync(cancellation).ConfigureAwait(false);
                throw;
            }
        }
    }

    private async ValueTask EnsureOwnAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ProjectionBuild> known;
        try
        {
            known = await ledger.ReadAsync(build.Projection, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Where not even the place can be read, whyever, no event is to blame.
            throw new EventHandlerUnavailableException(binding.Name, exception);
        }

        ProjectionBuild? now = known.FirstOrDefault(other => other.Number == build.Number);
        if (now is null || now.Positions.Count != build.Positions.Count || now.Positions[lane] != Position)
        {
            throw new LeaseLostException(binding.Name);
        }
    }
}
