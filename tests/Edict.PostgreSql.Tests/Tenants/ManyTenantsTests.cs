using System.Diagnostics;
using Edict.PostgreSql.Tests.Servers;
using ExampleDomain;
using Npgsql;

namespace Edict.PostgreSql.Tests.Tenants;

/// <summary>Many applications of one process, a schema each, over one pool of connections.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Soak")]
public sealed class ManyTenantsTests : IAsyncLifetime
{
    private const int MostConnections = 8;

    private static readonly int Tenants = Environment.GetEnvironmentVariable("EDICT_SOAK") == "1" ? 1_000 : 40;

    private readonly string _database = $"tenants_{Guid.NewGuid():n}";

    public async ValueTask InitializeAsync() => await TestServer.ExecuteAsync($"create database {_database}");

    public async ValueTask DisposeAsync() => await TestServer.ExecuteAsync($"drop database {_database} with (force)");

    [Fact]
    public async Task Idle_tenants_cost_neither_connection_nor_thread_and_all_are_heard_over_one_that_listens()
    {
        await using NpgsqlDataSource pool = PoolOf("tenants", MostConnections);
        await using NpgsqlDataSource elsewhere = PoolOf("elsewhere", MostConnections);
        await using BankApp warm = await StartAsync(elsewhere, "warm");
        (await warm.DispatchAsync(new OpenAccount("ACC-1", 1))).EnsureAccepted();
        (long memory, int threads) = Measure();

        BankApp[] banks = await StartAllAsync(pool);
        (long idle, int threadsIdle) = Measure();
        IEventFollower[] followers = [.. banks.Select(bank => bank.Store.Feed.Follow(1))];
        Task<EventPage>[] waiting = [.. followers.Select(follower => follower.ReadAsync(10).AsTask())];
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        (long followed, int threadsFollowed) = Measure();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.Delay(2_000, TestContext.Current.CancellationToken);
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        long connections = await TestServer.ReadAsync<long>("select count(*) from pg_stat_activity where application_name = 'tenants'");

        await AppendElsewhereAsync(elsewhere, waiting);
        foreach (BankApp bank in banks)
        {
            await bank.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Tenants} tenants: {(idle - memory) / Tenants} bytes each idle, {(followed - memory) / Tenants} followed, "
            + $"{spent.TotalMilliseconds / 2:f0} ms of processor a second while followed, {threadsIdle - threads} and {threadsFollowed - threads} threads more, "
            + $"{connections} connections");
        Assert.InRange(connections, 1, MostConnections);
        Assert.InRange((followed - memory) / Tenants, long.MinValue, 100_000);
        Assert.InRange(threadsFollowed - threads, int.MinValue, 16);
    }

    // What one tenant's other process appends must reach that tenant, and nobody else.
    private static async Task AppendElsewhereAsync(NpgsqlDataSource elsewhere, Task<EventPage>[] waiting)
    {
        for (int tenant = 0; tenant < Tenants; tenant += Tenants / 8)
        {
            await using BankApp other = await StartAsync(elsewhere, $"tenant_{tenant}");
            (await other.DispatchAsync(new OpenAccount("ACC-1", 1))).EnsureAccepted();

            EventPage heard = await waiting[tenant].WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal("account-opened", Assert.Single(heard).Name);
        }

        Assert.Equal(8, waiting.Count(task => task.IsCompleted));
    }

    private static async Task<BankApp[]> StartAllAsync(NpgsqlDataSource pool)
    {
        BankApp[] banks = new BankApp[Tenants];
        await Parallel.ForAsync(0, Tenants, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (tenant, _) =>
            banks[tenant] = await StartAsync(pool, $"tenant_{tenant}"));
        return banks;
    }

    private static async Task<BankApp> StartAsync(NpgsqlDataSource pool, string schema) =>
        await BankApp.StartAsync(options => options.UsePostgreSql(postgreSql => (postgreSql.DataSource, postgreSql.Schema) = (pool, schema)));

    private NpgsqlDataSource PoolOf(string application, int most) => new NpgsqlSlimDataSourceBuilder(
        new NpgsqlConnectionStringBuilder(TestServer.ConnectionString) { Database = _database, ApplicationName = application, MaxPoolSize = most }.ToString())
        .EnableArrays().Build();

    private static (long Memory, int Threads) Measure()
    {
        using Process process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.Threads.Count);
    }
}
