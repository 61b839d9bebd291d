using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>The tables of a projection that are read: finds them, makes them, and makes them anew. Its calls are made one at a time.</summary>
/// <param name="tables">The tables.</param>
/// <param name="letters">Takes over the dead letters of a build that was made beside the one before.</param>
/// <param name="rebuilding">Builds beside what is read; <see langword="null"/> where that cannot be.</param>
/// <param name="time">The clock.</param>
internal sealed class Projection(ProjectionTables tables, ShadowLetters letters, Rebuilding? rebuilding, TimeProvider time) : IHandlerPlace
{
    // So often it is looked whether a new version has been built.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // A rebuild that was begun goes on, whoever has begun it. What an older version has made is filled by the processes of that version alone, and what a newer one has made
    // by those of the newer one, so that nobody waits for their lease in vain.
    public async ValueTask ReadyAsync(CancellationToken cancellation)
    {
        bool isBegun = false;
        while (rebuilding is not null)
        {
            KnownBuilds known = await tables.WithBuildsAsync(static known => new ValueTask<KnownBuilds>(known), cancellation).ConfigureAwait(false);
            if (known.Live?.Version > tables.Binding.Version)
            {
                throw Strange(known.Live);
            }

            bool isOutdated = known.Live?.Version < tables.Binding.Version && tables.Options.OnVersionChange == ProjectionRebuild.BlueGreen;
            if (!isBegun && (isOutdated || known.Shadow?.Version == tables.Binding.Version))
            {
                isBegun = true;
                await rebuilding.BeginAsync().ConfigureAwait(false);
            }

            if (!isOutdated)
            {
                return;
            }

            // One that was stopped, or cancelled, is not begun again before the projection is.
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
            rebuilding.ThrowIfStopped();
        }
    }

    public ValueTask<IOpenPlace> OpenAsync(SubscriptionLease lease, long start, CancellationToken cancellation) => tables.WithBuildsAsync(
        async known =>
        {
            ProjectionBuild live = await FindAsync(known, start, cancellation).ConfigureAwait(false);
            if (live.State == BuildState.Switched)
            {
                await letters.TakeOverAsync(lease).ConfigureAwait(false);
                ProjectionBuild settled = live with { State = BuildState.Live };
                await tables.Ledger.ReplaceAsync(live, settled, cancellation).ConfigureAwait(false);
                await letters.ClearAsync(cancellation).ConfigureAwait(false);
                live = settled;
            }

            return (IOpenPlace)new OpenProjection(tables, await tables.FitAsync(live, cancellation).ConfigureAwait(false));
        },
        cancellation);

    public async ValueTask ResetAsync(long start, CancellationToken cancellation) => await tables.WithBuildsAsync(
        known => known.Live?.Version > tables.Binding.Version
            ? throw Strange(known.Live)
            : tables.CreateAsync(known, known.Live, isLive: true, start, cancellation),
        cancellation).ConfigureAwait(false);

    public bool Stops(Exception exception) => exception is ProjectionVersionException or ProjectionNotEmptiedException;

    private async ValueTask<ProjectionBuild> FindAsync(KnownBuilds known, long start, CancellationToken cancellation) => known.Live switch
    {
        null => await tables.CreateAsync(known, replaced: null, isLive: true, start, cancellation).ConfigureAwait(false),
        { } live when live.Version == tables.Binding.Version => live,
        { } older when older.Version < tables.Binding.Version && tables.Options.OnVersionChange == ProjectionRebuild.InPlace =>
            await tables.CreateAsync(known, older, isLive: true, start: 0, cancellation).ConfigureAwait(false),
        { } other => throw Strange(other),
    };

    private ProjectionVersionException Strange(ProjectionBuild build) => new(build.Projection, tables.Binding.Version, build.Version);
}
