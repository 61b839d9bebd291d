using System.Data.Common;

namespace Edict.Projections;

/// <summary>Where the projections of one database stand: Edict's own tables in it. Safe for concurrent use.</summary>
internal sealed class ProjectionLedger(ReadModelDatabase database) : IAsyncDisposable
{
    private static readonly ReadModelNames NoNames = new(build: 0, isShadow: false);

    private readonly ReadModelSql _sql = new(database);
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile bool _isOpen;

    internal ReadModelDatabase Database => database;

    /// <summary>Makes the tables where they are missing.</summary>
    internal async ValueTask OpenAsync(CancellationToken cancellation)
    {
        if (_isOpen)
        {
            return;
        }

        await _opening.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _isOpen = _isOpen || await HasTablesAsync(cancellation).ConfigureAwait(false);
            if (!_isOpen)
            {
                await DefineAsync(cancellation).ConfigureAwait(false);
                _isOpen = true;
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Reads the builds of a projection, the oldest first.</summary>
    internal async ValueTask<IReadOnlyList<ProjectionBuild>> ReadAsync(string projection, CancellationToken cancellation)
    {
        await using ReadModelWork work = await database.BeginAsync(NoNames, cancellation).ConfigureAwait(false);
        return await ReadAsync(work, projection, cancellation).ConfigureAwait(false);
    }

    internal async ValueTask<IReadOnlyList<ProjectionBuild>> ReadAsync(ReadModelWork work, string projection, CancellationToken cancellation)
    {
        DbTransaction transaction = await work.OpenAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<LedgerRow> rows = await Sending
            .QueryAsync(database, transaction, _sql.Read, [projection], static reader => LedgerRow.Read(reader), cancellation).ConfigureAwait(false);
        return [.. rows.GroupBy(static row => row.Build).Select(lanes => lanes.First().ToBuild(projection, [.. lanes.Select(static row => row.Position)]))];
    }

    internal async ValueTask AddAsync(ReadModelWork work, ProjectionBuild build, CancellationToken cancellation)
    {
        await ExecuteAsync(
            work, _sql.AddBuild, cancellation, build.Projection, build.Number, build.Version, (int)build.State, LedgerRow.Join(build.Tables)).ConfigureAwait(false);
        for (int lane = 0; lane < build.Positions.Count; lane++)
        {
            await ExecuteAsync(work, _sql.AddLane, cancellation, build.Projection, build.Number, lane, build.Positions[lane]).ConfigureAwait(false);
        }
    }

    /// <summary>Removes a build with its tables.</summary>
    internal async ValueTask RemoveAsync(ReadModelWork work, ProjectionBuild build, CancellationToken cancellation)
    {
        await ForgetAsync(work, build, cancellation).ConfigureAwait(false);
        await ExecuteAsync(work, _sql.RemoveRetries, cancellation, build.Projection, build.Number).ConfigureAwait(false);
        foreach (string table in build.Tables.Reverse())
        {
            await ExecuteAsync(work, $"drop table {database.Table(build.Names.TableName(table))}", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the ledger know a build otherwise: its state, its places.</summary>
    internal async ValueTask ReplaceAsync(ProjectionBuild build, ProjectionBuild replacement, CancellationToken cancellation)
    {
        await using ReadModelWork work = await database.BeginAsync(build.Names, cancellation).ConfigureAwait(false);
        await HoldAsync(work, build, cancellation).ConfigureAwait(false);
        await ForgetAsync(work, build, cancellation).ConfigureAwait(false);
        await AddAsync(work, replacement, cancellation).ConfigureAwait(false);
        await work.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives the tables of a build their plain names.</summary>
    /// <param name="work">The transaction, in which those that had them were removed.</param>
    /// <param name="shadow">The build.</param>
    /// <param name="position">The position up to which it is complete.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async ValueTask MakeLiveAsync(ReadModelWork work, ProjectionBuild shadow, long position, CancellationToken cancellation)
    {
        foreach (string table in shadow.Tables)
        {
            await ExecuteAsync(
                work, $"alter table {database.Table(shadow.Names.TableName(table))} rename to {database.Quote(table)}", cancellation).ConfigureAwait(false);
        }

        await ForgetAsync(work, shadow, cancellation).ConfigureAwait(false);
        ProjectionBuild live = shadow with { State = BuildState.Switched, Positions = [.. shadow.Positions.Select(_ => position)] };
        await AddAsync(work, live, cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits for whoever moves a build on, and keeps others from it until the work ends.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="build">The build.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="isAnywhere">Whether it may have moved meanwhile.</param>
    /// <returns>The build as it is now.</returns>
    /// <exception cref="ProjectionTakenOverException">The build is gone, or has moved meanwhile.</exception>
    internal async ValueTask<ProjectionBuild> HoldAsync(ReadModelWork work, ProjectionBuild build, CancellationToken cancellation, bool isAnywhere = false)
    {
        await ExecuteAsync(work, _sql.Hold, cancellation, build.Projection, build.Number).ConfigureAwait(false);
        IReadOnlyList<ProjectionBuild> found = await ReadAsync(work, build.Projection, cancellation).ConfigureAwait(false);
        ProjectionBuild? now = found.FirstOrDefault(other => other.Number == build.Number);
        return now is not null && (isAnywhere || now.Positions.SequenceEqual(build.Positions)) ? now : throw new ProjectionTakenOverException(build.Projection);
    }

    internal ReadModelGuard Move(ProjectionBuild build, int lane, long from, long to) =>
        new(build.Projection, _sql.Move, [build.Projection, build.Number, lane, from, to]);

    /// <summary>Notes that a dead letter was handled.</summary>
    /// <returns>Whether it was not noted before.</returns>
    internal async ValueTask<bool> NoteRetryAsync(ReadModelWork work, ProjectionBuild build, long position, CancellationToken cancellation)
    {
        DbTransaction transaction = await work.OpenAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<long> noted = await Sending.QueryAsync(
            database, transaction, _sql.ReadRetry, [build.Projection, build.Number, position], static reader => reader.GetInt64(0), cancellation).ConfigureAwait(false);
        if (noted.Count > 0)
        {
            return false;
        }

        await ExecuteAsync(work, _sql.AddRetry, cancellation, build.Projection, build.Number, position).ConfigureAwait(false);
        return true;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async ValueTask ForgetAsync(ReadModelWork work, ProjectionBuild build, CancellationToken cancellation)
    {
        await ExecuteAsync(work, _sql.RemoveLanes, cancellation, build.Projection, build.Number).ConfigureAwait(false);
        await ExecuteAsync(work, _sql.RemoveBuild, cancellation, build.Projection, build.Number).ConfigureAwait(false);
    }

    private async ValueTask<bool> HasTablesAsync(CancellationToken cancellation)
    {
        await using ReadModelWork work = await database.BeginAsync(NoNames, cancellation).ConfigureAwait(false);
        DbTransaction transaction = await work.OpenAsync(cancellation).ConfigureAwait(false);
        try
        {
            await Sending.QueryAsync(database, transaction, _sql.Probe, [], static _ => 0, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (DbException exception) when (!database.IsUnavailable(exception))
        {
            return false;
        }
    }

    private async ValueTask DefineAsync(CancellationToken cancellation)
    {
        await using ReadModelWork work = await database.BeginAsync(NoNames, cancellation).ConfigureAwait(false);
        foreach (string statement in database.Definition)
        {
            await ExecuteAsync(work, statement, cancellation).ConfigureAwait(false);
        }

        await work.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private async ValueTask<int> ExecuteAsync(ReadModelWork work, string text, CancellationToken cancellation, params object[] values)
    {
        DbTransaction transaction = await work.OpenAsync(cancellation).ConfigureAwait(false);
        return await Sending.ExecuteAsync(database, transaction, text, values, cancellation).ConfigureAwait(false);
    }
}
