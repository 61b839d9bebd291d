using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>What holds of projections on every provider.</summary>
public abstract class BoardTests : IAsyncLifetime
{
    protected BoardPlace Place { get; private set; } = null!;

    protected abstract ValueTask<BoardPlace> OpenAsync();

    public async ValueTask InitializeAsync() => Place = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Place.DisposeAsync();
    }

    [Fact]
    public async Task Each_event_counts_once_also_after_a_restart()
    {
        for (int round = 0; round < 3; round++)
        {
            await using RunningBoard board = await RunningBoard.StartAsync(Place);
            await board.ScoreAsync(100, from: 1 + (100 * round));
            await board.CaughtUpAsync();
            await board.SumsAreAsync(Sum(100 * (round + 1)), 100 * (round + 1));
        }
    }

    [Fact]
    public async Task Read_models_may_lie_beside_the_events()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(
            Place, configure: options => options.UseEntityFramework<BoardContext>(Place.UseDatabaseOfEvents));
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();

        DbContextOptionsBuilder<BoardContext> builder = new();
        Place.UseDatabaseOfEvents(builder);
        await using BoardContext db = new(builder.Options);
        Assert.Equal(Sum(100), (await db.Totals.SingleAsync(TestContext.Current.CancellationToken)).Points);
    }

    [Theory]
    [InlineData(FaultStage.Saving)]
    [InlineData(FaultStage.Saved)]
    [InlineData(FaultStage.Committing)]
    [InlineData(FaultStage.Committed)]
    public async Task A_database_that_goes_away_gives_up_no_event_and_repeats_none(FaultStage stage)
    {
        Faults faults = new(stage);
        await using RunningBoard board = await RunningBoard.StartAsync(
            Place, new BoardProbe { OnError = static _ => ErrorAction.DeadLetter }, faults.Add);
        await board.ScoreAsync(600);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(600), 600);
        Assert.True(faults.Failed >= 5, $"Only {faults.Failed} failed.");
    }

    [Fact]
    public async Task A_poison_event_among_others_is_put_aside_alone()
    {
        BoardProbe probe = new()
        {
            After = static (e, _) => e.Points == 32 ? throw new InvalidOperationException("Not this one.") : Task.CompletedTask,
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(100) - 32, 99, letters: 1);
    }

    [Fact]
    public async Task What_the_database_refuses_is_put_aside_alone()
    {
        BoardProbe probe = new()
        {
            After = static (e, db) =>
            {
                if (e.Points == 32)
                {
                    db.Players.Local.Single(row => row.Player == e.Player).Note = null!;
                }

                return Task.CompletedTask;
            },
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(100) - 32, 99, letters: 1);
    }

    [Fact]
    public async Task A_reset_makes_the_tables_anew_and_handles_all_again()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();
        await Place.ExecuteAsync("""update "Totals" set "Points" = 7""");

        await board.Handle.ResetAsync(cancellation: TestContext.Current.CancellationToken);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(100), 100);
    }

    [Fact]
    public async Task A_reset_empties_tables_that_something_else_has_made()
    {
        await Place.ExecuteAsync("""create table "Players" ("Player" varchar(100) primary key, "Points" bigint not null, "Events" bigint not null, "Note" varchar(20) not null)""");
        await Place.ExecuteAsync("""create table "Totals" ("Id" integer primary key, "Points" bigint not null, "Events" bigint not null)""");
        BoardProbe probe = new()
        {
            OnCreate = static async (db, cancellation) =>
            {
                await db.Players.ExecuteDeleteAsync(cancellation);
                await db.Totals.ExecuteDeleteAsync(cancellation);
                db.Add(new TotalRow { Id = TotalRow.OnlyId });
            },
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();
        await board.SumsAreAsync(Sum(100), 100);

        await board.Handle.ResetAsync(cancellation: TestContext.Current.CancellationToken);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(100), 100);
    }

    [Fact]
    public async Task A_reset_that_fails_leaves_everything_as_it_was()
    {
        bool fails = false;
        BoardProbe probe = new()
        {
            OnCreate = async (db, cancellation) =>
            {
                await db.RecreateTablesAsync([typeof(PlayerRow), typeof(TotalRow)], cancellation);
                if (fails)
                {
                    throw new InvalidOperationException("Not now.");
                }
            },
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(50);
        await board.CaughtUpAsync();
        fails = true;

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => board.Handle.ResetAsync(cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("Not now.", error.Message, StringComparison.Ordinal);
        await board.SumsAreAsync(Sum(50), 50);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Contexts_may_come_from_the_services(bool isPooled)
    {
        ServiceCollection services = new();
        services.AddSingleton<BoardProbe>();
        _ = isPooled ? services.AddPooledDbContextFactory<BoardContext>(Place.UseDatabase) : services.AddDbContextFactory<BoardContext>(Place.UseDatabase);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options =>
        {
            options.Services = provider;
            options.UseEntityFramework<BoardContext>();
        });
        await board.ScoreAsync(100);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(100), 100);
    }

    [Fact]
    public async Task Events_of_one_row_ask_the_database_once_in_a_transaction()
    {
        CommandCount counted = new("FROM \"Players\"");
        await using (RunningBoard first = await RunningBoard.StartAsync(Place, configure: static options => options.ConfigureProjections(static boards => boards.IsEnabled = false)))
        {
            await first.ScoreAsync(140);
        }

        await using RunningBoard board = await RunningBoard.StartAsync(
            Place,
            database: options => options.AddInterceptors(counted),
            configure: static options => options.ConfigureProjections(static boards => (boards.BatchSize, boards.BatchLinger) = (140, TimeSpan.FromSeconds(1))));
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(140), 140);
        Assert.Equal(7, counted.Count);
    }

    protected static long Sum(long last) => last * (last + 1) / 2;
}
