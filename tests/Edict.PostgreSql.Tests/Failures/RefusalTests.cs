using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Failures;

/// <summary>What the server refuses, it refuses with a typed error, to its own caller alone.</summary>
[Trait("Category", "Repeated")]
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Theory]
    [InlineData(PostgreSqlPayload.Jsonb, "\"a\\u0000b\"", "22P05")]
    [InlineData(PostgreSqlPayload.Jsonb, "\"\\ud800\"", "22P02")]
    [InlineData(PostgreSqlPayload.Json, "{\"not\": json}", "22P02")]
    public async Task Poison_fails_alone_whatever_is_written_beside_it(PostgreSqlPayload payload, string json, string sqlState)
    {
        IEventStore store = await _schema.OpenAsync(postgreSql => postgreSql.Payload = payload);
        Random random = new(7);
        bool[] isPoison = [.. Enumerable.Range(0, 200).Select(_ => random.Next(20) == 0)];
        Task<AppendResult>[] appends =
        [
            .. isPoison.Select((poison, number) => store.AppendAsync(
                Batch($"event {number}", new StreamKey("account", $"{number % 37}"), poison ? json : "{}")).AsTask()),
        ];

        for (int number = 0; number < appends.Length; number++)
        {
            if (isPoison[number])
            {
                PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(() => appends[number]);
                Assert.Equal((PostgreSqlFailure.Unstorable, sqlState, false), (refused.Failure, refused.SqlState, refused.MayBeStored));
            }
            else
            {
                Assert.Equal(AppendStatus.Appended, (await appends[number]).Status);
            }
        }

        Assert.Equal(isPoison.Count(poison => !poison), (await NamesAsync(store)).Count);
    }

    [Fact]
    public async Task Texts_that_the_server_cannot_hold_are_refused_and_found_nowhere()
    {
        IEventStore store = await _schema.OpenAsync();
        StreamKey half = new("account", "x\uD800");
        StreamKey nul = new("account", "x\0");
        AppendBatch metadata = Batch("a");
        metadata.Writes[0].Metadata = Metadata.Of(("user", "\uDC00"));

        foreach (AppendBatch batch in (AppendBatch[])[Batch("a", half), Batch("a", nul), metadata, Batch("a\0"), Batch("a\uD800")])
        {
            PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(batch));
            Assert.Equal((PostgreSqlFailure.Unstorable, false), (refused.Failure, refused.MayBeStored));
        }

        foreach (StreamKey key in (StreamKey[])[half, nul])
        {
            Assert.Empty(await store.ReadStreamAsync(key, 1, ReadDirection.Forward, 9, default));
            Assert.Empty(await store.FindCommandAsync(key, Guid.NewGuid(), default));
            Assert.Null(await store.Streams.FindAsync(key));
            Assert.Null(await store.Snapshots.ReadAsync(key));
            await Assert.ThrowsAsync<UnknownStreamException>(async () => await store.Streams.ArchiveAsync(key));
        }

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("b")));
    }

    [Theory]
    [InlineData("53100", PostgreSqlFailure.DiskFull)]
    [InlineData("23514", PostgreSqlFailure.Unstorable)]
    [InlineData("54000", PostgreSqlFailure.Unstorable)]
    [InlineData("P0001", PostgreSqlFailure.Other)]
    public async Task What_fails_for_one_event_fails_alone(string sqlState, PostgreSqlFailure failure)
    {
        IEventStore store = await _schema.OpenAsync();
        await RaiseAsync(sqlState, "new.name = 'poison'");

        Task<AppendResult>[] appends =
        [
            .. Enumerable.Range(0, 50).Select(number =>
                store.AppendAsync(Batch(number == 20 ? "poison" : "a", new StreamKey("account", $"{number}"))).AsTask()),
        ];
        PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(() => appends[20]);
        await Task.WhenAll(appends.Where((_, number) => number != 20));

        Assert.Equal((failure, sqlState, false), (refused.Failure, refused.SqlState, refused.MayBeStored));
        Assert.Equal(49, (await NamesAsync(store)).Count);
    }

    [Theory]
    [InlineData("40P01")]
    [InlineData("40001")]
    [InlineData("55P03")]
    [InlineData("57014")]
    public async Task A_victim_of_others_tries_again(string sqlState)
    {
        IEventStore store = await _schema.OpenAsync();
        await _schema.ExecuteAsync("create sequence {schema}.tries");
        await RaiseAsync(sqlState, "nextval('{schema}.tries') <= 3");

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("a")));
        Assert.Equal(["a"], await NamesAsync(store));
    }

    [Theory]
    [InlineData("40P01", PostgreSqlFailure.Contention)]
    [InlineData("57014", PostgreSqlFailure.Timeout)]
    public async Task A_victim_of_others_gives_up_in_time(string sqlState, PostgreSqlFailure failure)
    {
        IEventStore store = await _schema.OpenAsync(postgreSql => postgreSql.RetryTimeout = TimeSpan.FromMilliseconds(100));
        await RaiseAsync(sqlState, "true");

        PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(Batch("a")));

        Assert.Equal((failure, sqlState, false), (refused.Failure, refused.SqlState, refused.MayBeStored));
    }

    [Fact]
    public async Task A_lock_that_is_held_for_long_ends_in_the_servers_statement_timeout()
    {
        IEventStore store = await _schema.OpenAsync(postgreSql =>
        {
            postgreSql.ConnectionString += ";Options=-c statement_timeout=100ms";
            postgreSql.RetryTimeout = TimeSpan.FromMilliseconds(300);
        });
        await using NpgsqlConnection other = new(TestServer.ConnectionString);
        await using NpgsqlTransaction transaction = await _schema.HoldOrderAsync(other);

        PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(Batch("a")));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);

        Assert.Equal((PostgreSqlFailure.Timeout, "57014", false), (refused.Failure, refused.SqlState, refused.MayBeStored));
        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("b")));
    }

    [Fact]
    public async Task A_drivers_timeout_is_found_out_like_a_lost_connection()
    {
        IEventStore store = await _schema.OpenAsync(postgreSql =>
        {
            postgreSql.ConnectionString += ";Command Timeout=1";
            postgreSql.RetryTimeout = TimeSpan.FromSeconds(30);
        });
        await using NpgsqlConnection other = new(TestServer.ConnectionString);
        await using NpgsqlTransaction transaction = await _schema.HoldOrderAsync(other);
        Task<AppendResult> append = store.AppendAsync(Batch("a")).AsTask();
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);

        Assert.Equal(AppendResult.Appended(0, 1, 1), await append);
        Assert.Equal(["a"], await NamesAsync(store));
    }

    [Fact]
    public async Task A_full_pool_is_told_from_a_server_that_is_away()
    {
        await using NpgsqlDataSource pool = NpgsqlDataSource.Create(TestServer.ConnectionString + ";Maximum Pool Size=1;Timeout=1");
        IEventStore store = await _schema.OpenAsync(postgreSql =>
        {
            postgreSql.ConnectionString = "";
            postgreSql.DataSource = pool;
            postgreSql.RetryTimeout = TimeSpan.Zero;
        });
        await using (await pool.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(Batch("a")));
            Assert.Equal((PostgreSqlFailure.TooManyConnections, false), (refused.Failure, refused.MayBeStored));
        }

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("b")));
    }

    [Fact]
    public async Task A_server_that_takes_no_writes_is_named()
    {
        await (await _schema.OpenAsync()).DisposeAsync();
        IEventStore store = await _schema.OpenAsync(postgreSql => postgreSql.ConnectionString += ";Options=-c default_transaction_read_only=on");

        PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () => await store.AppendAsync(Batch("a")));

        Assert.Equal((PostgreSqlFailure.ReadOnly, "25006"), (refused.Failure, refused.SqlState));
        Assert.Empty(await NamesAsync(store));
    }

    [Fact]
    public async Task Events_are_not_changed_and_not_removed()
    {
        IEventStore store = await _schema.OpenAsync();
        await store.AppendAsync(Batch("a"));

        foreach (string change in (string[])["update {schema}.events set name = 'b'", "delete from {schema}.events", "truncate {schema}.events", "delete from {schema}.streams"])
        {
            Assert.Equal("ED003", (await Assert.ThrowsAsync<PostgresException>(() => _schema.ExecuteAsync(change))).SqlState);
        }

        Assert.Equal(["a"], await NamesAsync(store));
    }

    [Fact]
    public async Task A_hole_is_seen()
    {
        IEventStore store = await _schema.OpenAsync();
        await store.AppendAsync(Batch("a"));
        await store.AppendAsync(Batch("b"));
        await store.AppendAsync(Batch("c"));
        await _schema.ExecuteAsync("begin; set local edict.unguarded = 'on'; delete from {schema}.events where position = 2; commit");

        EventStoreException exception = await Assert.ThrowsAsync<EventStoreException>(async () => await NamesAsync(store));
        Assert.Contains("position 2", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<EventStoreException>(async () => await store.ReadAllAsync(3, ReadDirection.Backward, 3, default));
    }

    private Task RaiseAsync(string sqlState, string condition) => _schema.ExecuteAsync(
        $"""
        create function {_schema.Name}.poison() returns trigger language plpgsql as
        $$ begin if {condition} then raise exception using errcode = '{sqlState}'; end if; return new; end $$;
        create trigger poison before insert on {_schema.Name}.events for each row execute function {_schema.Name}.poison();
        """);
}
