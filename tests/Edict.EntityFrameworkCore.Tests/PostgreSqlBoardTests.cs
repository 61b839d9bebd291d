using Edict.PostgreSql.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Projections on PostgreSQL, with a pool of two connections.</summary>
public sealed class PostgreSqlBoardTests : BoardTests
{
    protected override async ValueTask<BoardPlace> OpenAsync() => await PostgreSqlBoardPlace.CreateAsync();

    [Fact]
    public async Task A_pool_of_two_lasts_for_many_transactions_and_failures()
    {
        int calls = 0;
        BoardProbe probe = new()
        {
            After = async (e, db) =>
            {
                int call = Interlocked.Increment(ref calls);
                if (call % 5 == 0)
                {
                    throw new InvalidOperationException("Not yet.");
                }

                if (call % 7 == 0)
                {
                    await db.Database.ExecuteSqlRawAsync("select no_such_function()");
                }
            },
            OnError = static _ => ErrorAction.Retry(),
        };
        Faults faults = new(FaultStage.Saved, most: 20);
        await using RunningBoard board = await RunningBoard.StartAsync(
            Place, probe, faults.Add, static options => options.ConfigureProjections(static boards => boards.BatchSize = 3));
        await board.ScoreAsync(500);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(500), 500);
        Assert.Equal(20, faults.Failed);
        Assert.InRange(await ConnectionsAsync(), 1, 2);
    }

    [Fact]
    public async Task A_strategy_that_tries_again_is_no_obstacle()
    {
        int kills = 0;
        BoardProbe probe = new()
        {
            After = async (e, db) =>
            {
                if (e.Points % 40 == 0 && Interlocked.Increment(ref kills) <= 5)
                {
                    await db.Database.ExecuteSqlRawAsync("select pg_terminate_backend(pg_backend_pid())");
                }
            },
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe, static options => options.UseNpgsql(static npgsql => npgsql.EnableRetryOnFailure()));
        await board.ScoreAsync(400);
        await board.CaughtUpAsync();

        await board.SumsAreAsync(Sum(400), 400);
        Assert.True(kills > 0);
    }

    [Fact]
    public async Task A_strategy_that_tries_again_still_does_so_elsewhere()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place, database: static options => options.UseNpgsql(static npgsql => npgsql.EnableRetryOnFailure()));
        await board.ScoreAsync(20);
        await board.CaughtUpAsync();
        DbContextOptionsBuilder<BoardContext> builder = new();
        Place.UseDatabase(builder);
        builder.UseNpgsql(static npgsql => npgsql.EnableRetryOnFailure());
        await using BoardContext db = new(builder.Options);
        int attempts = 0;

        await db.Database.CreateExecutionStrategy().ExecuteAsync(() => ++attempts < 3 ? throw new TimeoutException() : Task.CompletedTask);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Lanes_of_their_own_rows_count_each_event_once()
    {
        BoardProbe probe = new() { OnError = static _ => ErrorAction.Retry() };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe, configure: static options => options
            .ConfigureProjections(static boards => (boards.Concurrency, boards.BatchSize) = (2, 10)));
        await board.ScoreAsync(300);
        await board.CaughtUpAsync();

        await using BoardContext db = Place.NewContext();
        Assert.Equal(Sum(300), await db.Players.SumAsync(static row => row.Points, TestContext.Current.CancellationToken));
    }

    private Task<long> ConnectionsAsync() => TestServer.ReadAsync<long>(
        $"select count(*) from pg_stat_activity where application_name = '{((PostgreSqlBoardPlace)Place).ApplicationName}'");
}
