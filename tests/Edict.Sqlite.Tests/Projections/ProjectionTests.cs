using Edict.Scoring;

namespace Edict.Projections.Tests;

/// <summary>What holds of projections on every database.</summary>
public abstract class ProjectionTests : IAsyncLifetime
{
    private const string PlaceOf = "select position from edict_projection_lanes where name = 'scores' and lane = 0";

    protected ProjectionPlace Place { get; private set; } = null!;

    protected abstract ValueTask<ProjectionPlace> OpenAsync();

    public async ValueTask InitializeAsync() => Place = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Place.DisposeAsync();
    }

    [Fact]
    public async Task Each_event_counts_once_and_the_place_moves_with_it()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(1_000);
        await board.CaughtUpAsync();

        Assert.Equal((500_500, 1_000), await board.SumsAsync());
        await Place.ReadsAsync(PlaceOf, 1_000);
        Assert.True(board.Handle.Status.IsHealthy);
    }

    [Fact]
    public async Task It_goes_on_from_its_own_place_after_a_restart()
    {
        await using (RunningBoard first = await RunningBoard.StartAsync(Place))
        {
            await first.ScoreAsync(100);
            await first.CaughtUpAsync();
        }

        await using RunningBoard second = await RunningBoard.StartAsync(Place);
        await second.ScoreAsync(100, from: 101);
        await second.CaughtUpAsync();

        Assert.Equal((20_100, 200), await second.SumsAsync());
        Assert.Equal(100, second.Probe.Calls);
    }

    [Fact]
    public async Task A_read_model_in_another_database_is_exactly_once_too()
    {
        for (int round = 0; round < 2; round++)
        {
            await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: Place.UseOtherReadModel);
            await board.ScoreAsync(100, from: 1 + (100 * round));
            await board.CaughtUpAsync();
        }

        await using RunningBoard last = await RunningBoard.StartAsync(Place, configure: Place.UseOtherReadModel);
        Assert.Equal((20_100, 200), await last.SumsAsync(inOther: true));
    }

    [Fact]
    public async Task A_poison_event_among_others_is_put_aside_alone()
    {
        ScoreProbe probe = new()
        {
            After = static (e, _, _) => e.Points == 321 ? throw new InvalidOperationException("Not this one.") : Task.CompletedTask,
            OnError = static failure => failure.Attempt < 3 ? ErrorAction.Retry() : ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(1_000);
        await board.CaughtUpAsync();

        Assert.Equal((500_500 - 321, 999), await board.SumsAsync());
        DeadLetter letter = Assert.Single(await board.Handle.DeadLetters.ReadAsync());
        Assert.Equal((3, "Not this one."), (letter.Attempts, letter.Error));
    }

    [Fact]
    public async Task What_the_database_refuses_is_put_aside_alone()
    {
        ScoreProbe probe = new()
        {
            After = static (e, _, model) =>
            {
                if (e.Points == 321)
                {
                    model.Execute($"insert into {new ReadModelTable("total")} (id, points, events) values ({1}, {0}, {0})");
                }

                return Task.CompletedTask;
            },
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(1_000);
        await board.CaughtUpAsync();

        Assert.Equal((500_500 - 321, 999), await board.SumsAsync());
        Assert.Equal(1, await board.Handle.DeadLetters.CountAsync());
    }

    [Fact]
    public async Task The_place_lies_beyond_an_event_that_was_given_up_before_its_letter_can_be_handled_though_nothing_comes_after_it()
    {
        bool fails = true;
        ScoreProbe probe = new()
        {
            Before = (e, _, _) => fails && e.Points == 10 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask,
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(9);
        await board.ScoreAsync(1, from: 10);
        await board.CaughtUpAsync();

        // A process that died now would begin behind it.
        await Place.ReadsAsync("select min(position), max(position) from edict_projection_lanes where name = 'scores'", 10, 10);
        fails = false;
        Assert.Equal(1, await board.Handle.DeadLetters.RetryAllAsync());
        Assert.Equal((55, 10), await board.SumsAsync());
    }

    [Fact]
    public async Task A_dead_letter_takes_effect_once_when_it_is_handled_again()
    {
        bool fails = true;
        ScoreProbe probe = new()
        {
            After = (e, _, _) => fails && e.Points == 5 ? throw new InvalidOperationException() : Task.CompletedTask,
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(10);
        await board.CaughtUpAsync();
        DeadLetter letter = Assert.Single(await board.Handle.DeadLetters.ReadAsync());

        fails = false;
        Assert.Equal(1, await board.Handle.DeadLetters.RetryAsync(letter));
        Assert.Equal((55, 10), await board.SumsAsync());

        // As if the process had died before the letter was removed.
        Assert.True(await board.App.Store.DeadLetters.AddAsync(await LeaseAsync(board), [letter]));
        Assert.Equal(1, await board.Handle.DeadLetters.RetryAsync(letter));
        Assert.Equal((55, 10), await board.SumsAsync());
        Assert.Equal(0, await board.Handle.DeadLetters.CountAsync());
    }

    [Fact]
    public async Task A_letter_of_an_event_that_comes_again_is_forgotten()
    {
        await using (RunningBoard first = await RunningBoard.StartAsync(Place))
        {
            await first.ScoreAsync(10);
            await first.CaughtUpAsync();
        }

        await Place.ExecuteAsync("update edict_projection_lanes set position = 5 where name = 'scores'");
        await Place.ExecuteAsync("delete from score");
        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options => options.ConfigureProjections(scores => scores.IsEnabled = false));
        Guid owner = Guid.NewGuid();
        SubscriptionLease lease = Assert.Single(await board.App.Store.Subscriptions.HoldAsync(owner, ["scores"], TimeSpan.FromSeconds(10)));
        EventPage page = await board.App.Store.ReadAllAsync(1, ReadDirection.Forward, 10, TestContext.Current.CancellationToken);
        Assert.True(await board.App.Store.DeadLetters.AddAsync(lease, [Letter(page[4]), Letter(page[5])]));
        await board.App.Store.Subscriptions.ReleaseAsync(owner, ["scores"]);
        await board.Handle.StartAsync();
        await board.CaughtUpAsync();

        Assert.Equal([page[4].Position], (await board.Handle.DeadLetters.ReadAsync()).Select(static letter => letter.Position));
    }

    [Fact]
    public async Task What_was_parked_takes_effect_in_order_when_it_is_let_go()
    {
        bool fails = true;
        List<int> order = [];
        ScoreProbe probe = new()
        {
            After = (e, _, _) => fails && e.Points == 3 ? throw new InvalidOperationException() : Task.Run(() => order.Add(e.Points)),
            OnError = static _ => ErrorAction.DeadLetterAndPark,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        for (int points = 1; points <= 6; points++)
        {
            (await board.App.DispatchAsync(new Score("one", points))).EnsureAccepted();
        }

        await board.CaughtUpAsync();
        Assert.Equal((3, 2), await board.SumsAsync());

        fails = false;
        order.Clear();
        Assert.Equal(4, await board.Handle.DeadLetters.RetryAllAsync());
        Assert.Equal((21, 6), await board.SumsAsync());
        Assert.Equal([3, 4, 5, 6], order);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_goes_away_gives_up_no_event(bool afterCommit)
    {
        int failures = 0;
        void Fail()
        {
            if (Random.Shared.Next(3) == 0 && Interlocked.Increment(ref failures) <= 5)
            {
                throw Place.Away();
            }
        }

        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options => options
            .UseReadModel<ReadModel>(() => Place.Faulty(committed: afterCommit ? Fail : static () => { }, begins: afterCommit ? static () => { } : Fail))
            .ConfigureEventHandlers(static handler => handler.OnError = static _ => ErrorAction.DeadLetter));
        for (int round = 0; round < 20; round++)
        {
            await board.ScoreAsync(20, from: 1 + (20 * round));
        }

        await board.CaughtUpAsync();

        Assert.Equal((80_200, 400), await board.SumsAsync());
        Assert.Equal(0, await board.Handle.DeadLetters.CountAsync());
        Assert.True(failures > 0, "Nothing failed.");
    }

    [Fact]
    public async Task Who_was_overtaken_writes_nothing_and_goes_on_from_where_the_other_has_got()
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ScoreProbe probe = new()
        {
            After = (e, _, model) =>
            {
                if (e.Points != 10)
                {
                    return Task.CompletedTask;
                }

                // It fails as well, which is not to be blamed on an event that is another's by then.
                model.Execute($"insert into {new ReadModelTable("total")} (id, points, events) values ({1}, {0}, {0})");
                reached.TrySetResult();
                return goOn.Task;
            },
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        for (int points = 1; points <= 20; points++)
        {
            (await board.App.DispatchAsync(new Score("one", points))).EnsureAccepted();
        }

        await reached.Task;

        // Another owner has got as far as position 15 meanwhile, and wrote nothing that counts.
        Assert.Equal(1, await Place.ExecuteAsync("update edict_projection_lanes set position = 15 where name = 'scores'"));
        (long before, _) = await board.SumsAsync();
        goOn.SetResult();
        await board.CaughtUpAsync();

        Assert.Equal(before + 16 + 17 + 18 + 19 + 20, (await board.SumsAsync()).Points);
        await Place.ReadsAsync(PlaceOf, 20);
        Assert.Equal(0, await board.Handle.DeadLetters.CountAsync());
    }

    [Fact]
    public async Task Two_processes_take_turns_and_count_each_event_once()
    {
        RunningBoard first = await RunningBoard.StartAsync(Place);
        await using RunningBoard second = await RunningBoard.StartAsync(Place);
        await first.ScoreAsync(200);
        await first.Until(() => first.Probe.Calls + second.Probe.Calls > 0);
        await first.DisposeAsync();
        await second.ScoreAsync(200, from: 201);
        await second.CaughtUpAsync();

        Assert.Equal((80_200, 400), await second.SumsAsync());
    }

    [Fact]
    public async Task Events_that_nobody_wants_are_not_scanned_again()
    {
        await using (RunningBoard first = await RunningBoard.StartAsync(Place))
        {
            await first.ScoreAsync(1);
            await first.PaintAsync(300);
            await first.CaughtUpAsync();
        }

        await Place.ReadsAsync(PlaceOf, 301);
    }

    [Fact]
    public async Task Events_that_nobody_wants_move_the_place_while_it_runs()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options => options
            .ConfigureProjections(static scores => scores.CheckpointEvery = 100));
        await board.ScoreAsync(1);
        await board.PaintAsync(300);
        await board.CaughtUpAsync();
        await board.Until(async () => (await Place.ReadAsync(PlaceOf))[0] > 100);
    }

    private static async Task<SubscriptionLease> LeaseAsync(RunningBoard board)
    {
        SubscriptionInfo info = (await board.Handle.ReadSubscriptionAsync())!;
        return new SubscriptionLease("scores", info.Owner!.Value, info.Epoch, info.Checkpoint);
    }

    private static DeadLetter Letter(RecordedEvent recorded) => new(
        "scores", recorded.Position, recorded.Stream, recorded.Version, recorded.Name, DeadLetterKind.Failed, 1, "E", "e", "", DateTimeOffset.UnixEpoch);
}
