using System.Diagnostics;
using Edict.PostgreSql.Feed;
using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Feed;

/// <summary>How a store hears of what others append: by their notices, and where those are lost by looking itself.</summary>
public sealed class NoticeTests : IAsyncDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    // An event as another program might store it, which tells nobody.
    private const string AppendInSilence =
        """
        insert into {schema}.events (position, stream, version, timestamp, command_id, causation_id, correlation_id,
            command_index, type_version, name, metadata, payload)
        select position + 1, stream, version + 1, timestamp, gen_random_uuid(), causation_id, correlation_id,
            command_index, type_version, name, metadata, payload
        from {schema}.events
        order by position desc
        limit 1
        """;

    private readonly SchemaOfTest _schema = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task What_was_appended_here_is_handed_on_without_being_read_back()
    {
        IEventStore store = await _schema.OpenAsync();
        using IEventFollower follower = store.Feed.Follow(1);
        AppendBatch batch = Batch("a");
        await store.AppendAsync(batch);

        EventPage page = await ReadAsync(follower);

        Assert.Same(batch.Writes[0].Events[0].Event, page[0].Event);
    }

    [Fact]
    public async Task A_notice_is_heard_long_before_the_poll()
    {
        IEventStore store = await OpenAsync(Never);
        IEventStore other = await OpenAsync(Never);
        using IEventFollower follower = store.Feed.Follow(1);
        await ListensAsync();
        for (int position = 1; position <= 5; position++)
        {
            Task<EventPage> waiting = ReadAsync(follower);
            await other.AppendAsync(Batch($"{position}"));
            Assert.Equal(position, (await waiting)[0].Position);
        }
    }

    [Fact]
    public async Task A_lost_notice_is_made_up_for_though_nothing_more_is_appended()
    {
        IEventStore store = await _schema.OpenAsync();
        await store.AppendAsync(Batch("a"));
        using IEventFollower follower = store.Feed.Follow(2);
        Task<EventPage> waiting = ReadAsync(follower);
        await Task.Delay(300, Cancellation);
        Assert.False(waiting.IsCompleted);
        await _schema.ExecuteAsync(AppendInSilence);
        long began = Stopwatch.GetTimestamp();

        Assert.Equal(2, (await waiting)[0].Position);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_listener_whose_session_was_ended_listens_again_and_looks_what_it_has_missed()
    {
        IEventStore store = await OpenAsync(Never);
        await store.AppendAsync(Batch("a"));
        using IEventFollower follower = store.Feed.Follow(2);
        Task<EventPage> waiting = ReadAsync(follower);
        int session = await ListensAsync();
        await _schema.ExecuteAsync(AppendInSilence);
        await _schema.ExecuteAsync($"select pg_terminate_backend({session})");

        Assert.Equal(2, (await waiting)[0].Position);
        Assert.NotEqual(session, await ListensAsync());
        IEventStore other = await OpenAsync(Never);
        waiting = ReadAsync(follower);
        await other.AppendAsync(Batch("c"));
        Assert.Equal(3, (await waiting)[0].Position);
    }

    [Fact]
    public async Task A_follower_goes_on_after_the_server_was_restarted()
    {
        await using PostgreSqlServer server = await PostgreSqlServer.StartNewAsync();
        await using SchemaOfTest schema = new(server.ConnectionString);
        IEventStore store = await schema.OpenAsync(postgreSql => postgreSql.RetryTimeout = TimeSpan.FromSeconds(30));
        IEventStore other = await schema.OpenAsync(postgreSql => postgreSql.RetryTimeout = TimeSpan.FromSeconds(30));
        await store.AppendAsync(Batch("a"));
        using IEventFollower follower = store.Feed.Follow(2);
        Task<EventPage> waiting = ReadAsync(follower);
        await server.StopAsync();
        await server.StartAsync();
        await other.AppendAsync(Batch("b"));

        Assert.Equal(2, (await waiting)[0].Position);
        waiting = ReadAsync(follower);
        await store.AppendAsync(Batch("c"));
        Assert.Equal(3, (await waiting)[0].Position);
    }

    [Fact]
    public async Task Behind_PgBouncer_alone_the_poll_is_what_hears()
    {
        await using SchemaOfTest schema = new(TestServer.ThroughPgBouncer);
        IEventStore store = await schema.OpenAsync(ThroughPgBouncer);
        IEventStore other = await schema.OpenAsync(ThroughPgBouncer);
        using IEventFollower follower = store.Feed.Follow(1);
        Task<EventPage> waiting = ReadAsync(follower);
        await other.AppendAsync(Batch("a"));

        Assert.Equal(1, (await waiting)[0].Position);

        static void ThroughPgBouncer(PostgreSqlStoreOptions postgreSql)
        {
            postgreSql.ThroughPgBouncer = true;
            postgreSql.FeedPollInterval = TimeSpan.FromMilliseconds(100);
        }
    }

    [Fact]
    public async Task Stores_that_share_a_pool_share_one_listener_which_goes_with_the_last_follower()
    {
        await using NpgsqlDataSource pool = new NpgsqlSlimDataSourceBuilder(Named).EnableArrays().Build();
        SchemaOfTest[] schemas = [.. Enumerable.Range(0, 5).Select(_ => new SchemaOfTest())];
        List<IEventFollower> followers = [];
        foreach (SchemaOfTest schema in schemas)
        {
            IEventStore store = await schema.OpenAsync(postgreSql => (postgreSql.ConnectionString, postgreSql.DataSource) = ("", pool));
            followers.Add(store.Feed.Follow(1));
            IEventStore other = await schema.OpenAsync();
            await other.AppendAsync(Batch("a"));
        }

        foreach (IEventFollower follower in followers)
        {
            Assert.Equal(1, (await ReadAsync(follower))[0].Position);
        }

        await ListensAsync();
        followers.ForEach(follower => follower.Dispose());
        await HasListenersAsync(0);
        foreach (SchemaOfTest schema in schemas)
        {
            await schema.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nobody_listens_before_somebody_follows()
    {
        IEventStore store = await OpenAsync(Never);
        await store.AppendAsync(Batch("a"));
        Assert.Empty(await ListenersAsync());

        IEventFollower follower = store.Feed.Follow(1);
        await ListensAsync();
        follower.Dispose();
        await HasListenersAsync(0);
        using IEventFollower again = store.Feed.Follow(1);
        await ListensAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("7")]
    [InlineData(" 7")]
    [InlineData("edict")]
    [InlineData("edict seven")]
    [InlineData("edict -7")]
    [InlineData("edict 99999999999999999999")]
    public void What_is_no_notice_is_passed_over(string payload) => Assert.False(Notice.TryRead(payload, out _, out _));

    [Fact]
    public void A_notice_is_read_as_it_was_written()
    {
        Assert.True(Notice.TryRead(Notice.Of("branch_7", 42), out string schema, out long position));
        Assert.Equal(("branch_7", 42), (schema, position));
    }

    private string Named => $"{TestServer.ConnectionString};Application Name={_schema.Name}";

    private Task<IEventStore> OpenAsync(TimeSpan poll) => _schema.OpenAsync(postgreSql =>
        (postgreSql.ConnectionString, postgreSql.FeedPollInterval) = (Named, poll));

    private static Task<EventPage> ReadAsync(IEventFollower follower) =>
        follower.ReadAsync(100, Cancellation).AsTask().WaitAsync(Soon, Cancellation);

    private async Task<int> ListensAsync() => Assert.Single(await HasListenersAsync(1));

    private async Task<int[]> HasListenersAsync(int count)
    {
        long began = Stopwatch.GetTimestamp();
        int[] listeners;
        while ((listeners = await ListenersAsync()).Length != count)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Soon, $"There are {listeners.Length} listeners.");
            await Task.Delay(20, Cancellation);
        }

        return listeners;
    }

    private Task<int[]> ListenersAsync() => _schema.ReadAsync<int[]>(
        $"""
        select coalesce(array_agg(pid), array[]::integer[]) from pg_stat_activity
        where application_name = '{_schema.Name}' and state = 'idle' and query = '{Notice.Listen}'
        """);
}
