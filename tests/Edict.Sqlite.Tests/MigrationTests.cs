using Edict.Sqlite.Database;
using Microsoft.Data.Sqlite;

namespace Edict.Sqlite.Tests;

/// <summary>A file that an earlier version of Edict wrote becomes what a new one is, with all that is in it.</summary>
[Trait("Category", "Repeated")]
public sealed class MigrationTests : IAsyncLifetime
{
    /// <summary>The versions of the files, and how many events a reader of the log finds in each.</summary>
    public static TheoryData<int, int> Files { get; } = new() { { 1, 333 }, { 2, 170 } };

    private readonly StoreOfTest _test = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_event_is_read_and_more_are_appended(int version, int events)
    {
        IEventStore store = await OpenAsync(version);
        await store.AppendAsync(StoreOfTest.Batch("a", new StreamKey("account", "new")));

        Assert.Equal(events + 1, (await StoreOfTest.NamesAsync(store)).Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_schema_equals_that_of_a_new_file(int version, int events)
    {
        string fresh = _test.PathOf("fresh.db");
        await _test.OpenAsync(fresh);
        IEventStore store = await OpenAsync(version);

        Assert.Equal(events, (await StoreOfTest.NamesAsync(store)).Count);
        Assert.Equal(SchemaOf(fresh), SchemaOf(_test.Path));
        Assert.Equal(Newest, Text(_test.Path, "pragma user_version"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Subscriptions_and_dead_letters_are_kept_from_then_on(int version, int events)
    {
        IEventStore store = await OpenAsync(version);
        RecordedEvent last = (await store.ReadAllAsync(long.MaxValue, ReadDirection.Backward, 1, Cancellation)).Single();
        await store.Subscriptions.CreateAsync("mails", 0, Cancellation);
        SubscriptionLease lease = Assert.Single(await store.Subscriptions.HoldAsync(Guid.NewGuid(), ["mails"], TimeSpan.FromHours(1), Cancellation));
        DeadLetter letter = new(
            "mails", last.Position, last.Stream, last.Version, last.Name, DeadLetterKind.Failed, 1, "Error", "message", "details", DateTimeOffset.UnixEpoch);

        Assert.True(await store.DeadLetters.AddAsync(lease, [letter]));
        Assert.True(await store.Subscriptions.MoveAsync(lease, 0, events));
        Assert.Equal([letter], await store.DeadLetters.ReadAsync("mails", last.Stream, cancellation: Cancellation));
    }

    [Fact]
    public async Task What_an_operator_did_to_streams_is_kept()
    {
        IEventStore store = await OpenAsync(version: 2);

        Assert.Equal(StreamState.Archived, (await FindAsync(store, "ACC-2"))!.State);
        Assert.Equal(StreamState.Deleted, (await FindAsync(store, "ACC-3"))!.State);
        Assert.Null(await FindAsync(store, "ACC-4"));
        Assert.Equal(11, (await FindAsync(store, "ACC-5"))!.FirstVersion);
        Assert.Equal(30, (await store.Snapshots.ReadAsync(new StreamKey("account", "ACC-1"), Cancellation))!.Version);
        Assert.Equal(
            [1L, 9, 240],
            (await store.ReadStreamAsync(new StreamKey("list", "large"), 1, ReadDirection.Forward, 10, Cancellation)).Select(listed => listed.Position));
    }

    [Fact]
    public async Task What_is_kept_about_blocks_equals_what_appending_would_have_noted()
    {
        IEventStore store = await OpenAsync(version: 1);
        int found = 0;
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync(EventFilter.OfEvents("money-withdrawn"), cancellation: Cancellation))
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

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_migration_that_was_interrupted_is_done_anew(int version, int events)
    {
        Copy(version);
        using (SqliteConnection interrupted = _test.Connect())
        {
            using SqliteCommand command = interrupted.CreateCommand();
            command.CommandText = "begin exclusive;" + string.Concat(Schema.StepsAfter(version));
            command.ExecuteNonQuery();
        }

        Assert.Equal($"{version}", Text(_test.Path, "pragma user_version"));
        IEventStore store = await _test.OpenAsync();
        Assert.Equal(events, (await StoreOfTest.NamesAsync(store)).Count);
        Assert.Equal(Newest, Text(_test.Path, "pragma user_version"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Several_that_open_it_at_once_migrate_it_once(int version, int events)
    {
        Copy(version);
        IEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _test.OpenAsync())));

        foreach (IEventStore store in stores)
        {
            Assert.Equal(events, (await StoreOfTest.NamesAsync(store)).Count);
        }

        Assert.Equal(Newest, Text(_test.Path, "pragma user_version"));
    }

    private static string Newest => $"{Schema.Version}";

    private static ValueTask<StreamInfo?> FindAsync(IEventStore store, string identity) =>
        store.Streams.FindAsync(new StreamKey("account", identity), Cancellation);

    private Task<IEventStore> OpenAsync(int version)
    {
        Copy(version);
        return _test.OpenAsync();
    }

    private void Copy(int version) =>
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"version-{version}.db"), _test.Path);

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
