using Edict.Sqlite.Database;
using Microsoft.Data.Sqlite;

namespace Edict.Sqlite.Tests;

/// <summary>A file that the first version of Edict wrote becomes what a new one is, with all its events.</summary>
[Trait("Category", "Repeated")]
public sealed class MigrationTests : IAsyncLifetime
{
    private const int Events = 333;

    private readonly StoreOfTest _test = new();

    public ValueTask InitializeAsync()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "version-1.db"), _test.Path);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Every_event_is_read_and_more_are_appended()
    {
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));

        Assert.Equal(Events + 1, (await StoreOfTest.NamesAsync(store)).Count);
    }

    [Fact]
    public async Task The_schema_equals_that_of_a_new_file()
    {
        string fresh = _test.PathOf("fresh.db");
        await _test.OpenAsync(fresh);
        await _test.OpenAsync();

        Assert.Equal(SchemaOf(fresh), SchemaOf(_test.Path));
        Assert.Equal("2", Text(_test.Path, "pragma user_version"));
    }

    [Fact]
    public async Task What_is_kept_about_blocks_equals_what_appending_would_have_noted()
    {
        IEventStore store = await _test.OpenAsync();
        int found = 0;
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync(
            EventFilter.OfEvents("money-withdrawn"), cancellation: TestContext.Current.CancellationToken))
        {
            Assert.Equal("money-withdrawn", recorded.Name);
            found++;
        }

        Assert.Equal(Text(_test.Path, "select count(*) from events where name = 'money-withdrawn'"), $"{found}");
        Assert.NotEqual(0, found);
        Assert.Equal(
            Text(_test.Path, "select group_concat(kind || key || block, ',' order by kind, key, block) from blocks"),
            Text(_test.Path, """
                select group_concat(note, ',' order by note) from (
                    select distinct 1 || name || ((position - 1) / 1024) as note from events
                    union select distinct 2 || aggregate || ((position - 1) / 1024) from events join streams using (stream))
                """));
    }

    [Fact]
    public async Task A_migration_that_was_interrupted_is_done_anew()
    {
        using (SqliteConnection interrupted = _test.Connect())
        {
            using SqliteCommand command = interrupted.CreateCommand();
            command.CommandText = "begin exclusive;" + string.Concat(Schema.StepsAfter(1));
            command.ExecuteNonQuery();
        }

        Assert.Equal("1", Text(_test.Path, "pragma user_version"));
        IEventStore store = await _test.OpenAsync();
        Assert.Equal(Events, (await StoreOfTest.NamesAsync(store)).Count);
    }

    [Fact]
    public async Task Several_that_open_it_at_once_migrate_it_once()
    {
        IEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _test.OpenAsync())));

        foreach (IEventStore store in stores)
        {
            Assert.Equal(Events, (await StoreOfTest.NamesAsync(store)).Count);
        }

        Assert.Equal("2", Text(_test.Path, "pragma user_version"));
    }

    private static string SchemaOf(string path) => Text(path, "select group_concat(sql, char(10) order by type, name) from sqlite_schema");

    private static string Text(string path, string sql)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }
}
