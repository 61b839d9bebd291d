using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>The tables of a projection that are made beside those that are read, until they take their place. Its calls are made one at a time, but for <see cref="Want"/>.</summary>
/// <param name="tables">The tables.</param>
/// <param name="letters">The dead letters of making them.</param>
/// <param name="store">Has the events.</param>
/// <param name="filter">Which events the projection wants.</param>
/// <param name="switched">Called when they have taken the place of those that were read.</param>
internal sealed class ShadowProjection(
    ProjectionTables tables, ShadowLetters letters, IEventStore store, EventFilter filter, Action switched) : IHandlerPlace
{
    private volatile bool _isWanted;
    private volatile bool _isDone;

    /// <summary>Whether nothing was left to be built when it was looked last.</summary>
    internal bool IsDone => _isDone;

    /// <summary>Says that tables of the same version shall be made anew.</summary>
    internal void Want()
    {
        _isDone = false;
        _isWanted = true;
    }

    public ValueTask ReadyAsync(CancellationToken cancellation) => default;

    public ValueTask<IOpenPlace> OpenAsync(SubscriptionLease lease, long start, CancellationToken cancellation) => tables.WithBuildsAsync(
        async known =>
        {
            ThrowIfNewer(known.Live);
            ThrowIfNewer(known.Shadow);
            ProjectionBuild shadow = known.Shadow is { } begun && begun.Version == tables.Binding.Version
                ? begun
                : await BeginAsync(known, cancellation).ConfigureAwait(false);
            _isWanted = false;
            shadow = await tables.FitAsync(shadow, cancellation).ConfigureAwait(false);
            return (IOpenPlace)new OpenShadow(tables, shadow, new ShadowSwitch(tables, letters, store, filter), switched);
        },
        cancellation);

    /// <summary>Removes the tables.</summary>
    public async ValueTask ResetAsync(long start, CancellationToken cancellation) => await tables.WithBuildsAsync(
        async known =>
        {
            (_isWanted, _isDone) = (false, false);
            if (known.Shadow is { } shadow)
            {
                await RemoveAsync(shadow, cancellation).ConfigureAwait(false);
            }

            return known;
        },
        cancellation).ConfigureAwait(false);

    public bool Stops(Exception exception) => exception is ProjectionVersionException;

    private async ValueTask<ProjectionBuild> BeginAsync(KnownBuilds known, CancellationToken cancellation)
    {
        if (known.Live is null || (known.Live.Version == tables.Binding.Version && !_isWanted))
        {
            _isDone = true;
            throw new NothingLeftException(letters.Name);
        }

        if (known.Live.State == BuildState.Switched)
        {
            throw new EventHandlerUnavailableException(
                letters.Name, new InvalidOperationException("The dead letters of the last rebuild are not taken over yet by the process that runs the projection."));
        }

        if (known.Shadow is { } older)
        {
            await RemoveAsync(older, cancellation).ConfigureAwait(false);
        }

        await letters.ClearAsync(cancellation).ConfigureAwait(false);
        return await tables.CreateAsync(known, replaced: null, isLive: false, start: 0, cancellation).ConfigureAwait(false);
    }

    private async ValueTask RemoveAsync(ProjectionBuild shadow, CancellationToken cancellation)
    {
        await using ReadModelWork work = await tables.Ledger.Database.BeginAsync(shadow.Names, cancellation).ConfigureAwait(false);
        await tables.Ledger.HoldAsync(work, shadow, cancellation).ConfigureAwait(false);
        await tables.Ledger.RemoveAsync(work, shadow, cancellation).ConfigureAwait(false);
        await work.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private void ThrowIfNewer(ProjectionBuild? build)
    {
        if (build?.Version > tables.Binding.Version)
        {
            throw new ProjectionVersionException(build.Projection, tables.Binding.Version, build.Version);
        }
    }
}
