using System.Data.Common;
using Edict.Projections.Tests;

namespace Edict.PostgreSql.Tests.Projections;

/// <summary>Projections on PostgreSQL, which lets several transactions write at once.</summary>
public sealed class PostgreSqlProjectionTests : ProjectionTests
{
    protected override ValueTask<ProjectionPlace> OpenAsync() => new(new PostgreSqlProjectionPlace());

    [Fact]
    public async Task Lanes_that_write_the_same_row_count_each_event_once()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: static options => options
            .ConfigureProjections(static scores => (scores.Concurrency, scores.BatchSize) = (4, 10)));
        await board.ScoreAsync(1_000);
        await board.CaughtUpAsync();

        Assert.Equal((500_500, 1_000), await board.SumsAsync());
        Assert.Equal(0, await board.Handle.DeadLetters.CountAsync());
        await Place.ReadsAsync("select count(*) from edict_projection_lanes", 4);
    }

    [Fact]
    public async Task Another_number_of_lanes_leaves_out_nothing_and_repeats_nothing()
    {
        int[] numbers = [1, 3, 2, 4, 1];
        for (int round = 0; round < numbers.Length; round++)
        {
            int lanes = numbers[round];
            await using RunningBoard board = await RunningBoard.StartAsync(Place, configure: options => options
                .ConfigureProjections(scores => (scores.Concurrency, scores.BatchSize) = (lanes, 7)));

            // The last ones are not waited for: lanes end at different places.
            await board.ScoreAsync(100, from: 1 + (100 * round));
            await board.Until(() => board.Probe.Calls > 30);
        }

        await using RunningBoard last = await RunningBoard.StartAsync(Place);
        await last.CaughtUpAsync();
        Assert.Equal((125_250, 500), await last.SumsAsync());
        await last.Until(async () => (await Place.ReadAsync("select count(*) from edict_projection_lanes"))[0] == 1);
    }

    [Fact]
    public async Task A_connection_that_is_killed_in_mid_transaction_changes_nothing()
    {
        int kills = 0;
        ScoreProbe probe = new()
        {
            After = async (e, _, model) =>
            {
                if (e.Points % 40 == 0 && Interlocked.Increment(ref kills) <= 5)
                {
                    DbTransaction transaction = await model.OpenAsync();
                    await using DbCommand command = transaction.Connection!.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = "select pg_terminate_backend(pg_backend_pid())";
                    await command.ExecuteNonQueryAsync();
                }
            },
            OnError = static _ => ErrorAction.DeadLetter,
        };
        await using RunningBoard board = await RunningBoard.StartAsync(Place, probe);
        await board.ScoreAsync(400);
        await board.CaughtUpAsync();

        Assert.Equal((80_200, 400), await board.SumsAsync());
        Assert.Equal(0, await board.Handle.DeadLetters.CountAsync());
        Assert.True(kills > 0);
    }

    [Fact]
    public async Task The_tables_of_the_store_are_reserved()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(1);
        await board.CaughtUpAsync();
        await using DbConnection connection = await Place.ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace";
        List<string> tables = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        await using ReadModels.PostgreSqlReadModelDatabase database = new(Npgsql.NpgsqlDataSource.Create("Host=none"), ownsSource: true, "edict", prepares: false);
        Assert.Equal(["score", "total"], tables.Where(name => !database.IsReserved(name)).Order(StringComparer.Ordinal));
    }
}
