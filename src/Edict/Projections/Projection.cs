using Edict.CompilerServices;
using Edict.EventHandlers;
using Edict.Subscriptions;

namespace Edict.Projections;

/// <summary>A projection as it runs in an application: finds its tables, makes them, and makes them anew. Its calls are made one at a time.</summary>
/// <param name="binding">What it is.</param>
/// <param name="options">How it runs.</param>
/// <param name="ledger">Has the places.</param>
/// <param name="selection">Which events it takes.</param>
/// <param name="newScope">Makes an object of the class.</param>
internal sealed class Projection(
    ProjectionBinding binding, ProjectionOptions options, ProjectionLedger ledger, EventSelection selection, Func<HandlerScope> newScope) : IHandlerPlace
{
    public ValueTask ReadyAsync(CancellationToken cancellation) => default;

    public ValueTask<IOpenPlace> OpenAsync(long start, CancellationToken cancellation) => TryAsync(async () =>
    {
        await ledger.OpenAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<ProjectionBuild> builds = await ledger.ReadAsync(binding.Name, cancellation).ConfigureAwait(false);
        ProjectionBuild live = builds.FirstOrDefault(static build => build.IsLive) switch
        {
            null => await CreateAsync(builds, replaced: null, start, cancellation).ConfigureAwait(false),
            { } known when known.Version == binding.Version => known,
            { } older when older.Version < binding.Version && options.OnVersionChange == ProjectionRebuild.InPlace =>
                await CreateAsync(builds, older, start: 0, cancellation).ConfigureAwait(false),
            { } other => throw new ProjectionVersionException(binding.Name, binding.Version, other.Version),
        };
        live = await FitAsync(live, cancellation).ConfigureAwait(false);
        return (IOpenPlace)new OpenProjection(binding, ledger, selection, live, wantsRest: live.Positions.Count != options.Concurrency);
    });

    public async ValueTask ResetAsync(long start, CancellationToken cancellation) => await TryAsync(async () =>
    {
        await ledger.OpenAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<ProjectionBuild> builds = await ledger.ReadAsync(binding.Name, cancellation).ConfigureAwait(false);
        ProjectionBuild? live = builds.FirstOrDefault(static build => build.IsLive);
        if (live?.Version > binding.Version)
        {
            throw new ProjectionVersionException(binding.Name, binding.Version, live.Version);
        }

        return await CreateAsync(builds, live, start, cancellation).ConfigureAwait(false);
    }).ConfigureAwait(false);

    public bool Stops(Exception exception) => exception is ProjectionVersionException;

    // Lanes are told apart by their number: another number of them can begin only where all stand at one place.
    private async ValueTask<ProjectionBuild> FitAsync(ProjectionBuild build, CancellationToken cancellation)
    {
        if (build.Positions.Count == options.Concurrency || build.Positions.Distinct().Count() > 1)
        {
            return build;
        }

        long[] positions = [.. Enumerable.Repeat(build.Position, options.Concurrency)];
        await ledger.PlaceAsync(build, positions, cancellation).ConfigureAwait(false);
        return build with { Positions = positions };
    }

    private async ValueTask<ProjectionBuild> CreateAsync(
        IReadOnlyList<ProjectionBuild> known, ProjectionBuild? replaced, long start, CancellationToken cancellation)
    {
        int number = known.Select(static build => build.Number).DefaultIfEmpty().Max() + 1;
        await using ReadModelWork work = await ledger.Database.BeginAsync(new ReadModelNames(number, isShadow: false), cancellation).ConfigureAwait(false);
        if (replaced is not null)
        {
            await ledger.HoldAsync(work, replaced, cancellation).ConfigureAwait(false);
            await ledger.RemoveAsync(work, replaced, cancellation).ConfigureAwait(false);
        }

        await OnCreateAsync(work, cancellation).ConfigureAwait(false);
        ProjectionBuild build = new(
            binding.Name, number, binding.Version, IsLive: true, [.. work.Tables], [.. Enumerable.Repeat(start, options.Concurrency)]);
        await ledger.AddAsync(work, build, cancellation).ConfigureAwait(false);
        await work.CommitAsync(cancellation).ConfigureAwait(false);
        return build;
    }

    // What was collected is sent at once, so that what is wrong with it is wrong with the hook.
    private async ValueTask OnCreateAsync(ReadModelWork work, CancellationToken cancellation)
    {
        await using HandlerScope scope = newScope();
        try
        {
            await binding.OnCreateAsync(scope.Handler, work.Session, cancellation).ConfigureAwait(false);
            await work.OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && !ledger.Database.IsUnavailable(exception))
        {
            throw new HookFailedException(binding.Name, exception);
        }
    }

    private async ValueTask<TResult> TryAsync<TResult>(Func<Task<TResult>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (ProjectionTakenOverException)
        {
            throw new LeaseLostException(binding.Name);
        }
        catch (Exception exception) when (ledger.Database.IsUnavailable(exception))
        {
            throw new EventHandlerUnavailableException(binding.Name, exception);
        }
    }
}
