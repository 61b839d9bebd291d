using Edict.Projections.Tests;
using Edict.Sqlite.Database;
using Microsoft.Data.Sqlite;

namespace Edict.Sqlite.Tests.Projections;

/// <summary>Projections on SQLite.</summary>
public sealed class SqliteProjectionTests : ProjectionTests
{
    protected override ValueTask<ProjectionPlace> OpenAsync() => new(new SqliteProjectionPlace());

    [Fact]
    public async Task More_than_one_writer_at_a_time_is_refused_at_start()
    {
        EdictOptionsException error = await Assert.ThrowsAsync<EdictOptionsException>(() => RunningBoard.StartAsync(
            Place, configure: static options => options.ConfigureProjections(static scores => scores.Concurrency = 2)));

        Assert.Equal("EventHandlers['scores'].Concurrency", error.Option);
    }

    [Fact]
    public async Task The_tables_of_the_store_are_reserved()
    {
        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await using SqliteConnection connection = (SqliteConnection)await Place.ConnectAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "select name from sqlite_schema where type = 'table' order by name";
        List<string> tables = [];
        await using SqliteDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        Assert.Empty(Schema.Tables.Except(tables));
        Assert.DoesNotContain(tables.Except(Schema.Tables), static name =>
            name is not ("score" or "total") && !name.StartsWith("edict_", StringComparison.Ordinal) && !name.StartsWith("sqlite_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Appends_go_on_beside_a_projection_that_catches_up()
    {
        await using (RunningBoard first = await RunningBoard.StartAsync(Place, configure: static options => options.ConfigureProjections(static scores => scores.IsEnabled = false)))
        {
            await first.ScoreAsync(3_000);
        }

        await using RunningBoard board = await RunningBoard.StartAsync(Place);
        await board.ScoreAsync(300, from: 3_001);
        await board.CaughtUpAsync();

        Assert.Equal((3_300L * 3_301 / 2, 3_300), await board.SumsAsync());
    }
}
