namespace Edict.Projections.Tests;

/// <summary>What holds of tables that are made, and made anew, on every database.</summary>
public abstract class RebuildTests : IAsyncLifetime
{
    protected ProjectionPlace Place { get; private set; } = null!;

    protected abstract ValueTask<ProjectionPlace> OpenAsync();

    public async ValueTask InitializeAsync() => Place = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Place.DisposeAsync();
    }

    [Fact]
    public async Task A_reset_makes_the_tables_anew_and_handles_all_again()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();
        await Place.ExecuteAsync("update total set points = 7");

        await board.Handle.ResetAsync(cancellation: TestContext.Current.CancellationToken);
        await board.CaughtUpAsync();

        Assert.Equal((5_050, 100), await board.SumsAsync());
        await Place.ReadsAsync("select build, is_live from edict_projections where name = 'scores'", 2, 1);
    }

    [Fact]
    public async Task Tables_of_an_older_version_stop_it_unless_it_may_build_them_anew()
    {
        await using (RunningBoard first = await RunningBoard.StartAsync(Place))
        {
            await first.ScoreAsync(10);
            await first.CaughtUpAsync();
        }

        await Place.ExecuteAsync("update edict_projections set version = 0");
        await Place.ExecuteAsync("update total set points = 7");
        await using (RunningBoard stopped = await RunningBoard.StartAsync(Place))
        {
            await stopped.Until(() => stopped.Handle.Status.State == EventHandlerState.Stopped);
            ProjectionVersionException error = Assert.IsType<ProjectionVersionException>(stopped.Handle.Status.Error);
            Assert.Equal(("scores", 1, 0), (error.Projection, error.Version, error.StoredVersion));
            Assert.Contains("RebuildAsync", error.Message, StringComparison.Ordinal);
        }

        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options => options
            .ConfigureProjections(static scores => scores.OnVersionChange = ProjectionRebuild.InPlace));
        await board.CaughtUpAsync();

        Assert.Equal((55, 10), await board.SumsAsync());
        await Place.ReadsAsync("select version from edict_projections", 1);
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_left_alone()
    {
        await using (RunningBoard first = await RunningBoard.StartAsync(Place))
        {
            await first.ScoreAsync(10);
            await first.CaughtUpAsync();
        }

        await Place.ExecuteAsync("update edict_projections set version = 2");
        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options => options
            .ConfigureProjections(static scores => scores.OnVersionChange = ProjectionRebuild.InPlace));
        await board.ScoreAsync(10);
        await board.Until(() => board.Handle.Status.State == EventHandlerState.Stopped);

        Assert.IsType<ProjectionVersionException>(board.Handle.Status.Error);
        await Assert.ThrowsAsync<ProjectionVersionException>(() => board.Handle.ResetAsync());
        Assert.Equal((55, 10), await board.SumsAsync());
    }

    [Fact]
    public async Task A_hook_that_fails_leaves_nothing_behind()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: static options => options.ConfigureProjections(static scores => scores.IsEnabled = false));
        await Place.ExecuteAsync("create table score (one integer)");
        await board.ScoreAsync(1);
        await board.Handle.StartAsync();
        await board.Until(() => board.Handle.Status.State == EventHandlerState.Failing);
        await Place.ReadsAsync("select count(*) from edict_projections", 0);

        await Place.ExecuteAsync("drop table score");
        await board.CaughtUpAsync();
        Assert.Equal((1, 1), await board.SumsAsync());
    }
}
