using Edict.PostgreSql.Tests.Servers;
using Npgsql;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Failures;

/// <summary>A start while the server is away, and a server that is stopped and started beneath a store.</summary>
[Trait("Category", "Repeated")]
public sealed class StartTests
{
    [Fact]
    public async Task A_start_waits_for_the_server_and_reports_and_a_restart_loses_nothing()
    {
        await using PostgreSqlServer server = await PostgreSqlServer.StartNewAsync();
        await server.StopAsync();
        PostgreSqlStoreException refused = await Assert.ThrowsAsync<PostgreSqlStoreException>(() => OpenAsync(server, _ => { }));
        Assert.Equal(PostgreSqlFailure.Unreachable, refused.Failure);

        List<PostgreSqlStoreException> reports = [];
        TaskCompletionSource reported = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<IEventStore> opening = OpenAsync(server, postgreSql =>
        {
            postgreSql.StartTimeout = TimeSpan.FromMinutes(1);
            postgreSql.OnStartRetry = report =>
            {
                reports.Add(report);
                reported.TrySetResult();
            };
        });
        await reported.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await server.StartAsync();
        await using IEventStore store = await opening;
        Assert.All(reports, report => Assert.Equal(PostgreSqlFailure.Unreachable, report.Failure));

        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("a")));
        await server.StopAsync();
        Task<AppendResult> append = store.AppendAsync(Batch("b")).AsTask();
        Task<List<string>> names = NamesAsync(store);
        await server.StartAsync();

        Assert.Equal(AppendResult.Appended(0, 2, 2), await append);
        Assert.Contains("a", await names);
        Assert.Equal(["a", "b"], await NamesAsync(store));
    }

    [Fact]
    public async Task A_start_whose_session_is_ended_while_it_makes_the_schema_begins_anew()
    {
        await using SchemaOfTest schema = new();
        await using NpgsqlConnection other = new(TestServer.ConnectionString + ";Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand keep = new($"select pg_advisory_lock(1162101589, hashtext('{schema.Name}'))", other);
        await keep.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Task<IEventStore> opening = schema.OpenAsync(options =>
        {
            options.ConnectionString += $";Application Name={schema.Name}";
            options.StartTimeout = TimeSpan.FromMinutes(1);
        });
        string waiting = $"from pg_stat_activity where application_name = '{schema.Name}' and wait_event_type = 'Lock'";
        while (await TestServer.ReadAsync<bool>($"select not exists (select {waiting})"))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await TestServer.ExecuteAsync($"select pg_terminate_backend(pid) {waiting}");
        await other.CloseAsync();

        IEventStore store = await opening;
        Assert.Equal(AppendResult.Appended(0, 1, 1), await store.AppendAsync(Batch("a")));
    }

    private static async Task<IEventStore> OpenAsync(PostgreSqlServer server, Action<PostgreSqlStoreOptions> configure)
    {
        PostgreSqlStoreOptions options = new() { ConnectionString = server.ConnectionString, RetryTimeout = TimeSpan.FromMinutes(1) };
        configure(options);
        PostgreSqlEventStore store = new(
            PostgreSqlStoreSettings.From(options), new EventStoreContext(new EventTypeRegistry([]), TimeProvider.System, 1_000));
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }
}
