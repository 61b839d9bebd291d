using Edict.CompilerServices;
using Edict.EventHandlers;
using Edict.Subscriptions;

namespace Edict.Projections;

/// <summary>The tables of a projection: makes them, and lets another number of lanes fill them. Its calls are made one at a time.</summary>
/// <param name="binding">What it is.</param>
/// <param name="options">How it runs.</param>
/// <param name="ledger">Has the places.</param>
/// <param name="selection">Which events it takes.</param>
/// <param name="newScope">Makes an object of the class.</param>
internal sealed class ProjectionTables(
    ProjectionBinding binding, ProjectionOptions options, ProjectionLedger ledger, EventSelection selection, Func<HandlerScope> newScope)
{
    internal ProjectionBinding Binding => binding;

    internal ProjectionOptions Options => options;

    internal ProjectionLedger Ledger => ledger;

    /// <summary>Which events it takes.</summary>
    internal EventSelection Selection => selection;

    /// <summary>Makes an object of the class.</summary>
    internal HandlerScope NewScope() => newScope();

    /// <summary>Does something with the builds, as the ledger has them.</summary>
    /// <exception cref="LeaseLostException">Another process goes on.</exception>
    /// <exception cref="EventHandlerUnavailableException">The database cannot be reached.</exception>
    internal async ValueTask<TResult> WithBuildsAsync<TResult>(Func<KnownBuilds, ValueTask<TResult>> action, CancellationToken cancellation)
    {
        try
        {
            await ledger.OpenAsync(cancellation).ConfigureAwait(false);
            return await action(new KnownBuilds(await ledger.ReadAsync(binding.Name, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
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

    /// <summary>Makes the tables of a new build, in one transaction with the removal of another.</summary>
    /// <param name="known">What builds there are.</param>
    /// <param name="replaced">What is removed; <see langword="null"/> for nothing.</param>
    /// <param name="isLive">Whether the tables get the plain names.</param>
    /// <param name="start">The position after which it begins.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async ValueTask<ProjectionBuild> CreateAsync(
        KnownBuilds known, ProjectionBuild? replaced, bool isLive, long start, CancellationToken cancellation)
    {
        if (replaced is not null && !binding.MakesTables)
        {
            throw new ProjectionNotEmptiedException(binding.Name);
        }

        await using ReadModelWork work = await ledger.Database.BeginAsync(new ReadModelNames(known.Next, !isLive), cancellation).ConfigureAwait(false);
        if (replaced is not null)
        {
            await ledger.HoldAsync(work, replaced, cancellation).ConfigureAwait(false);
            await ledger.RemoveAsync(work, replaced, cancellation).ConfigureAwait(false);
        }

        await OnCreateAsync(work, cancellation).ConfigureAwait(false);
        ProjectionBuild build = new(
            binding.Name, known.Next, binding.Version, isLive ? BuildState.Live : BuildState.Shadow, [.. work.Tables], [.. Enumerable.Repeat(start, options.Concurrency)]);
        await ledger.AddAsync(work, build, cancellation).ConfigureAwait(false);
        await work.CommitAsync(cancellation).ConfigureAwait(false);
        return build;
    }

    /// <summary>Lets as many lanes fill the tables as the options say, where all stand at one place: lanes are told apart by their number.</summary>
    internal async ValueTask<ProjectionBuild> FitAsync(ProjectionBuild build, CancellationToken cancellation)
    {
        if (build.Positions.Count == options.Concurrency || build.Positions.Distinct().Count() > 1)
        {
            return build;
        }

        ProjectionBuild fitted = build with { Positions = [.. Enumerable.Repeat(build.Position, options.Concurrency)] };
        await ledger.ReplaceAsync(build, fitted, cancellation).ConfigureAwait(false);
        return fitted;
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
}
