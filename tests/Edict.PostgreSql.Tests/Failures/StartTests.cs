using Edict.PostgreSql.Tests.Servers;
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
