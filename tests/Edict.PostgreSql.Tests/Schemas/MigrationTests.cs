using Edict.PostgreSql.Database;
using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Schemas;

/// <summary>However a schema came to its version, it equals one that was made anew.</summary>
[Trait("Category", "Repeated")]
public sealed class MigrationTests : IAsyncLifetime
{
    // Version 0 lacks what the first schema has on streams that are not simply live, and has no blocks.
    private static readonly Migration Version0 = new(0, Migrations.All[0].Sql
        .Replace("    first_version bigint not null default 1,\n", "", StringComparison.Ordinal)
        .Replace("create index unusual_streams on {schema}.streams (id) where state <> 0 or first_version > 1;", "", StringComparison.Ordinal));

    // The last statement takes its time where a test says so.
    private static readonly Migration From0To1 = new(1,
        """
        alter table {schema}.streams add column first_version bigint not null default 1;
        create index unusual_streams on {schema}.streams (id) where state <> 0 or first_version > 1;
        perform pg_sleep(coalesce(nullif(current_setting('edict.test_pause', true), ''), '0')::numeric);
        """);

    private readonly SchemaOfTest _schema = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task A_migrated_schema_equals_a_new_one_and_keeps_its_events()
    {
        await MakeVersion0Async();
        await _schema.ExecuteAsync(Script());
        await _schema.ExecuteAsync(Script());

        await AssertEqualsNewAsync();
        IEventStore store = await _schema.OpenAsync();
        Assert.Equal(["kept", "kept too"], await NamesAsync(store));
        Assert.Equal(AppendResult.Appended(0, 3, 3), await store.AppendAsync(Batch("new", new StreamKey("account", "old"))));
    }

    [Fact]
    public async Task A_migration_that_was_interrupted_midway_is_done_anew()
    {
        await MakeVersion0Async();
        string before = await FingerprintAsync(_schema.Name);
        await using NpgsqlConnection connection = new(TestServer.ConnectionString + $";Pooling=false;Application Name={_schema.Name};Options=-c edict.test_pause=60");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand migrating = new(Script(), connection);
        Task interrupted = Assert.ThrowsAnyAsync<NpgsqlException>(() => migrating.ExecuteNonQueryAsync());
        await WhileAsync($"select count(*) = 0 from pg_stat_activity where application_name = '{_schema.Name}' and wait_event = 'PgSleep'");
        await _schema.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{_schema.Name}'");
        await interrupted;

        Assert.Equal(before, await FingerprintAsync(_schema.Name));
        await _schema.ExecuteAsync(Script());
        await AssertEqualsNewAsync();
    }

    [Fact]
    public async Task Several_that_migrate_at_once_migrate_once()
    {
        await MakeVersion0Async();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _schema.ExecuteAsync(Script())));

        await AssertEqualsNewAsync();
    }

    [Fact]
    public async Task Several_stores_that_open_a_schema_of_version_1_at_once_bring_it_up_to_date()
    {
        await _schema.ExecuteAsync(MigrationScript.Of(_schema.Name, PostgreSqlPayload.Json, [Migrations.All[0]]));
        await AddEventsAsync();

        IEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _schema.OpenAsync())));

        await AssertEqualsNewAsync();
        Assert.All(await Task.WhenAll(stores.Select(NamesAsync)), names => Assert.Equal(["kept", "kept too"], names));
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await stores[0].Subscriptions.CreateAsync("mails", 0, cancellation);
        SubscriptionLease lease = Assert.Single(await stores[1].Subscriptions.HoldAsync(Guid.NewGuid(), ["mails"], TimeSpan.FromHours(1), cancellation));
        DeadLetter letter = new(
            "mails", 2, new StreamKey("account", "old"), 2, "kept too", DeadLetterKind.Failed, 1, "Error", "message", "details", DateTimeOffset.UnixEpoch);
        Assert.True(await stores[2].DeadLetters.AddAsync(lease, [letter]));
        Assert.Equal([letter], await stores[3].DeadLetters.ReadAsync("mails", cancellation: cancellation));
    }

    [Fact]
    public async Task Many_stores_that_are_opened_at_once_make_one_schema()
    {
        IEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _schema.OpenAsync())));
        for (int number = 0; number < stores.Length; number++)
        {
            Assert.Equal(AppendResult.Appended(0, number + 1, number + 1), await stores[number].AppendAsync(Batch("a")));
        }
    }

    private async Task MakeVersion0Async()
    {
        await _schema.ExecuteAsync(MigrationScript.Of(_schema.Name, PostgreSqlPayload.Json, [Version0]));
        Assert.Equal(0, await _schema.ReadAsync<int>("select edict_schema_version from {schema}.store"));
        await AddEventsAsync();
    }

    private Task AddEventsAsync() => _schema.ExecuteAsync(
        """
        insert into {schema}.streams (aggregate, identity) values ('account', 'old');
        insert into {schema}.events (position, stream, version, timestamp, command_id, command_index, type_version, name, payload)
        values (1, 1, 1, now(), gen_random_uuid(), 0, 1, 'kept', '{}'), (2, 1, 2, now(), gen_random_uuid(), 0, 1, 'kept too', '{}');
        """);

    private string Script() => MigrationScript.Of(_schema.Name, PostgreSqlPayload.Json, [Version0, From0To1, .. Migrations.All.Skip(1)]);

    private async Task AssertEqualsNewAsync()
    {
        await using SchemaOfTest fresh = new();
        await fresh.OpenAsync();
        Assert.Equal(await FingerprintAsync(fresh.Name), await FingerprintAsync(_schema.Name));
    }

    private static async Task WhileAsync(string condition)
    {
        while (await TestServer.ReadAsync<bool>(condition))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    // Everything that the server knows of a schema, but for the order of columns, which an added one cannot choose.
    private static Task<string> FingerprintAsync(string schema) => TestServer.ReadAsync<string>(
        $"""
        select replace(string_agg(line, E'\n' order by line), '{schema}', 'schema') from (
            select format('column %s.%s %s %s %s %s %s', table_name, column_name, data_type, is_nullable, column_default, collation_name, is_identity) as line
            from information_schema.columns where table_schema = '{schema}'
            union all
            select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = '{schema}'::regnamespace
            union all
            select format('index %s', indexdef) from pg_indexes where schemaname = '{schema}'
            union all
            select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = tgrelid
            where relnamespace = '{schema}'::regnamespace and not tgisinternal
            union all
            select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = '{schema}'::regnamespace
            union all
            select format('version %s %s', edict_schema_version, payload) from {schema}.store) lines
        """);
}
