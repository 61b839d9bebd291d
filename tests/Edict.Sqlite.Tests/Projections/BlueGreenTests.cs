using System.Data.Common;
using Edict.NewerScores;
using Edict.Scoring;

namespace Edict.Projections.Tests;

/// <summary>What holds of tables that are made beside those that are read, on every database.</summary>
public abstract class BlueGreenTests : IAsyncLifetime
{
    private const string BuildsOf = "select build, is_live, version from edict_projections where name = 'scores'";

    protected ProjectionPlace Place { get; private set; } = null!;

    protected abstract ValueTask<ProjectionPlace> OpenAsync();

    public async ValueTask InitializeAsync() => Place = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Place.DisposeAsync();
    }

    [Fact]
    public async Task Readers_see_complete_tables_at_all_times_while_events_are_added()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(2_000);
        await board.CaughtUpAsync();
        using CancellationTokenSource stop = new();
        Task<int> reading = Task.Run(() => ReadAsync(stop.Token));
        Task<int> scoring = Task.Run(() => ScoreAsync(board, from: 2_001, stop.Token));
        for (int round = 0; round < 3; round++)
        {
            await board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken);
            Assert.Null(board.App.Projections["scores"].Rebuild);
        }

        await stop.CancelAsync();
        int last = await scoring;
        Assert.True(await reading > 10, "Hardly anything was read.");
        await board.CaughtUpAsync();
        Assert.Equal(((long)last * (last + 1) / 2, last), await board.SumsAsync());
        await Place.ComesToReadAsync(BuildsOf, 4, 1, 1);
    }

    [Fact]
    public async Task What_somebody_changed_by_hand_is_mended()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();
        await Place.ExecuteAsync("update total set points = 7");

        await board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken);

        Assert.Equal((5_050, 100), await board.SumsAsync());
        await board.ScoreAsync(1, from: 101);
        await board.CaughtUpAsync();
        Assert.Equal((5_151, 101), await board.SumsAsync());
    }

    [Fact]
    public async Task A_rebuild_tells_how_far_it_is_and_goes_on_after_a_crash()
    {
        ScoreProbe held = new();
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (RunningBoard board = await RunningBoard.StartAsync(Place, held))
        {
            await board.ScoreAsync(500);
            await board.CaughtUpAsync();
            held.Before = (e, context, _) =>
            {
                if (context.Position <= 200)
                {
                    return Task.CompletedTask;
                }

                reached.TrySetResult();
                return crashed.Task;
            };
            Task rebuild = board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken);
            await reached.Task;
            RebuildProgress progress = board.App.Projections["scores"].Rebuild!;
            Assert.Equal((200, 500), (progress.Position, progress.Head));
            Assert.True(progress.EventsPerSecond > 0 && progress.TimeLeft > TimeSpan.Zero, progress.ToString());
            Assert.Equal((125_250, 500), await board.SumsAsync());
            crashed.SetException(new InvalidOperationException("It crashed."));
            Task stopping = board.DisposeAsync().AsTask();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);
            await stopping;
        }

        await Place.ReadsAsync("select position from edict_projection_lanes where build = 2", 200);
        await using RunningBoard next = await RunningBoard.StartAsync(Place);
        await next.Until(async () => (await Place.ReadAsync("select count(*) + max(is_live) from edict_projections"))[0] == 2);

        Assert.Equal(300, next.Probe.Calls);
        await Place.ComesToReadAsync(BuildsOf, 2, 1, 1);
        Assert.Equal((125_250, 500), await next.SumsAsync());
    }

    [Fact]
    public async Task A_rebuild_that_is_cancelled_leaves_nothing_behind()
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ScoreProbe probe = new();
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(500);
        await board.CaughtUpAsync();
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        probe.Before = (_, context, _) =>
        {
            if (context.Position == 300)
            {
                reached.TrySetResult();
                return goOn.Task;
            }

            return Task.CompletedTask;
        };
        Task rebuild = board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken);
        await reached.Task;
        Task cancelling = board.App.Projections["scores"].CancelRebuildAsync(TestContext.Current.CancellationToken);
        goOn.SetResult();
        await cancelling;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);
        await Place.ComesToReadAsync(BuildsOf, 1, 1, 1);
        await Assert.ThrowsAnyAsync<DbException>(() => Place.ReadAsync("select count(*) from score__2"));
        Assert.Equal((125_250, 500), await board.SumsAsync());
    }

    [Fact]
    public async Task Dead_letters_are_those_of_the_new_tables_afterwards()
    {
        HashSet<int> poison = [3, 5];
        ScoreProbe probe = new()
        {
            After = (e, _, _) => poison.Contains(e.Points) ? throw new InvalidOperationException() : Task.CompletedTask,
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        for (int points = 1; points <= 10; points++)
        {
            (await board.App.DispatchAsync(new Score("one", points))).EnsureAccepted();
        }

        await board.CaughtUpAsync();
        poison.Remove(3);
        poison.Add(7);
        await board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken);
        await board.Until(async () => (await Place.ReadAsync("select is_live from edict_projections"))[0] == 1);

        Assert.Equal([5L, 7L], (await board.Handle.DeadLetters.ReadAsync()).Select(static letter => letter.Position));
        Assert.Equal((55 - 12, 8), await board.SumsAsync());
        poison.Clear();
        await board.Until(() => board.Handle.Status.State == EventHandlerState.Live);
        Assert.Equal(2, await board.Handle.DeadLetters.RetryAllAsync());
        Assert.Equal((55, 10), await board.SumsAsync());
    }

    [Fact]
    public async Task A_new_version_is_built_while_the_old_one_goes_on_and_then_leaves_it_behind()
    {
        await using RunningBoard old = await RunningBoard.StartAsync(Place);
        await old.ScoreAsync(1_000);
        await old.CaughtUpAsync();
        using CancellationTokenSource stop = new();
        Task<int> reading = Task.Run(() => ReadAsync(stop.Token));
        Task<int> scoring = Task.Run(() => ScoreAsync(old, from: 1_001, stop.Token));

        await using NewerScoreApp newer = await NewerScoreApp.StartAsync(options =>
        {
            Place.UseStore(options);
            options.ConfigureProjections(static scores => scores.OnVersionChange = ProjectionRebuild.BlueGreen);
        });
        await old.Until(() => newer.EventHandlers["scores"].Status.State == EventHandlerState.Live);
        await old.Until(() => old.Handle.Status.State == EventHandlerState.Stopped);
        await stop.CancelAsync();
        int last = await scoring;
        await reading;

        Assert.Equal(2, Assert.IsType<ProjectionVersionException>(old.Handle.Status.Error).StoredVersion);
        long head = await newer.Store.Feed.ReadHeadAsync();
        await old.Until(() => newer.EventHandlers["scores"].Status.Position >= head);
        Assert.Equal(((long)last * (last + 1) / 2, last), await old.SumsAsync());
        await Place.ReadsAsync("select max(best) from score", last);
        await Place.ComesToReadAsync(BuildsOf, 2, 1, 2);
    }

    [Fact]
    public async Task A_rebuild_that_meets_an_event_that_it_must_stop_for_says_so_and_can_be_gone_on_with()
    {
        bool fails = false;
        ScoreProbe probe = new()
        {
            After = (e, _, _) => fails && e.Points == 5 ? throw new InvalidOperationException("Not this one.") : Task.CompletedTask,
            OnError = static _ => ErrorAction.Stop,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(10);
        await board.CaughtUpAsync();
        fails = true;

        await Assert.ThrowsAsync<EventHandlerStoppedException>(() => board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken));
        Assert.Equal(EventHandlerState.Stopped, board.App.Projections["scores"].Rebuild!.State);
        Assert.Equal((55, 10), await board.SumsAsync());

        fails = false;
        await board.App.Projections["scores"].RebuildAsync(TestContext.Current.CancellationToken);
        Assert.Equal((55, 10), await board.SumsAsync());
        await Place.ComesToReadAsync(BuildsOf, 2, 1, 1);
    }

    // Both tables agree, and what was counted stays counted.
    private async Task<int> ReadAsync(CancellationToken stop)
    {
        int reads = 0;
        long most = 0;
        await using DbConnection connection = await Place.ConnectAsync();
        while (!stop.IsCancellationRequested)
        {
            long[] sums = await ProjectionPlace.ReadAsync(
                connection, "select (select coalesce(sum(points), 0) from score), (select coalesce(sum(events), 0) from score), points, events from total");
            Assert.Equal((sums[0], sums[1]), (sums[2], sums[3]));
            Assert.True(sums[3] >= most, $"{sums[3]} events after {most}");
            most = sums[3];
            reads++;
        }

        return reads;
    }

    private static async Task<int> ScoreAsync(RunningBoard board, int from, CancellationToken stop)
    {
        int points = from;
        while (!stop.IsCancellationRequested)
        {
            await board.ScoreAsync(5, points);
            points += 5;
            await Task.Delay(2, CancellationToken.None);
        }

        return points - 1;
    }
}
