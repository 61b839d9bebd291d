using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Schemas;

/// <summary>What is not our store is refused, and is afterwards what it was before; teams may make the schema themselves.</summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Theory]
    [InlineData("tags")]
    [InlineData("tenant")]
    [InlineData("type_version")]
    [InlineData("content_type")]
    [InlineData("key_id")]
    public async Task The_first_schema_has_the_columns_that_later_versions_need(string column)
    {
        await _schema.OpenAsync();

        Assert.Equal(1, await _schema.ReadAsync<long>(
            $"select count(*) from information_schema.columns where table_schema = '{{schema}}' and table_name = 'events' and column_name = '{column}'"));
    }

    [Theory]
    [InlineData("create table {schema}.notes (text text)")]
    [InlineData("create table {schema}.store (text text)")]
    [InlineData("create function {schema}.note() returns integer language sql as 'select 1'")]
    public async Task A_schema_of_something_else_is_refused_untouched(string sql)
    {
        await _schema.ExecuteAsync("create schema {schema}; " + sql);

        await RefusedAsync("something else");
        Assert.Equal(0, await _schema.ReadAsync<long>("select count(*) from information_schema.tables where table_schema = '{schema}' and table_name = 'events'"));
    }

    [Fact]
    public async Task An_empty_schema_becomes_a_store()
    {
        await _schema.ExecuteAsync("create schema {schema}");

        Assert.Equal(AppendResult.Appended(0, 1, 1), await (await _schema.OpenAsync()).AppendAsync(Batch("a")));
    }

    [Fact]
    public async Task A_newer_version_and_another_payload_are_refused()
    {
        await _schema.OpenAsync();
        await RefusedAsync("keeps events as json", postgreSql => postgreSql.Payload = PostgreSqlPayload.Bytea);
        await _schema.ExecuteAsync("update {schema}.store set edict_schema_version = 99");

        await RefusedAsync("version 99");
    }

    [Fact]
    public async Task A_user_without_rights_on_tables_uses_what_the_script_has_made()
    {
        await RefusedAsync("PostgreSqlSchema.Script", postgreSql => postgreSql.ManageSchema = false);
        await _schema.ExecuteAsync(PostgreSqlSchema.Script(_schema.Name, PostgreSqlPayload.Bytea));
        await _schema.ExecuteAsync(
            "create role {schema} login; grant usage on schema {schema} to {schema}; grant select, insert, update, delete on all tables in schema {schema} to {schema}");
        try
        {
            IEventStore store = await _schema.OpenAsync(postgreSql =>
            {
                postgreSql.ConnectionString = new NpgsqlConnectionStringBuilder(postgreSql.ConnectionString) { Username = _schema.Name }.ToString();
                postgreSql.ManageSchema = false;
                postgreSql.AllowErasure = true;
                postgreSql.Payload = PostgreSqlPayload.Bytea;
            });
            await store.AppendAsync(Batch("a"));
            await store.Streams.LinkAsync(new StreamKey("list", "1"), ExpectedVersion.Any, [1]);
            await store.Snapshots.WriteAsync(new StateSnapshot(SchemaOfTest.Stream, 1, 1, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()));
            await store.Subscriptions.CreateAsync("mails", 0, TestContext.Current.CancellationToken);
            SubscriptionLease lease = Assert.Single(await store.Subscriptions.HoldAsync(Guid.NewGuid(), ["mails"], TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
            Assert.True(await store.Subscriptions.MoveAsync(lease, 0, 1));
            Assert.True(await store.DeadLetters.AddAsync(lease, [new("mails", 1, SchemaOfTest.Stream, 1, "a", DeadLetterKind.Failed, 1, "", "", "", DateTimeOffset.UnixEpoch)]));
            Assert.True(await store.Streams.EraseAsync(SchemaOfTest.Stream, ExpectedVersion.Any));
            Assert.Equal(AppendResult.Appended(0, 1, 2), await store.AppendAsync(Batch("b")));
            Assert.True(await store.Subscriptions.DeleteAsync("mails"));
        }
        finally
        {
            await _schema.ExecuteAsync("drop owned by {schema}; drop role {schema}");
        }
    }

    [Fact]
    public async Task A_user_without_any_rights_is_told()
    {
        await _schema.OpenAsync();
        await _schema.ExecuteAsync("create role {schema} login");
        try
        {
            PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(() => _schema.OpenAsync(postgreSql =>
                postgreSql.ConnectionString = new NpgsqlConnectionStringBuilder(postgreSql.ConnectionString) { Username = _schema.Name }.ToString()));
            Assert.Equal((PostgreSqlFailure.Denied, "42501"), (refused.Failure, refused.SqlState));
        }
        finally
        {
            await _schema.ExecuteAsync("drop role {schema}");
        }
    }

    [Fact]
    public async Task Many_schemas_share_one_pool()
    {
        const int count = 20;
        await using NpgsqlDataSource pool = NpgsqlDataSource.Create(TestServer.ConnectionString + ";Maximum Pool Size=4");
        SchemaOfTest[] schemas = [.. Enumerable.Range(0, count).Select(_ => new SchemaOfTest())];
        try
        {
            IEventStore[] stores = await Task.WhenAll(schemas.Select(schema => schema.OpenAsync(postgreSql =>
            {
                postgreSql.ConnectionString = "";
                postgreSql.DataSource = pool;
            })));
            AppendResult[] results = await Task.WhenAll(stores.Select(store => store.AppendAsync(Batch("a")).AsTask()));
            Assert.All(results, result => Assert.Equal(AppendResult.Appended(0, 1, 1), result));
            await stores[0].DisposeAsync();
            Assert.Equal(["a"], await NamesAsync(stores[1]));
        }
        finally
        {
            foreach (SchemaOfTest schema in schemas)
            {
                await schema.DisposeAsync();
            }
        }
    }

    private async Task RefusedAsync(string why, Action<PostgreSqlStoreOptions>? configure = null)
    {
        EventStoreFormatException exception = await Assert.ThrowsAsync<EventStoreFormatException>(() => _schema.OpenAsync(configure));
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }
}
