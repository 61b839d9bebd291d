using Edict.Concurrency.Tests.Crash;
using Edict.CrashWriter;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.PostgreSql.Tests.Crash;

/// <summary>A writing process, or the server itself, is killed in the middle of its work, without warning.</summary>
[Trait("Category", "Repeated")]
public sealed class CrashTests
{
    private const int Seed = 20_260_301;

    [Theory]
    [InlineData(Seed)]
    [InlineData(Seed + 1)]
    [InlineData(Seed + 2)]
    public Task A_killed_process_has_lost_no_acknowledged_event_and_kept_no_half_command(int seed) => KillWriterAsync(seed);

    [Fact]
    public async Task A_killed_server_has_lost_no_acknowledged_event_and_no_command_is_stored_twice()
    {
        await using PostgreSqlServer server = await PostgreSqlServer.StartNewAsync("shared_buffers=32MB");
        for (int round = 0; round < 3; round++)
        {
            await KillServerAsync(server, Seed + round);
        }
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Fifty_kills_of_either_lose_nothing()
    {
        Assert.SkipUnless(Soak.IsOn, Soak.Reason);
        await using PostgreSqlServer server = await PostgreSqlServer.StartNewAsync("shared_buffers=32MB");
        for (int round = 0; round < 50; round++)
        {
            await KillWriterAsync(Seed + 100 + round);
            await KillServerAsync(server, Seed + 100 + round);
        }
    }

    private static async Task KillWriterAsync(int seed)
    {
        await using SchemaOfTest schema = new();
        await KilledWriter.LiveTwiceAsync(
            $"{schema.Name}:{TestServer.ConnectionString}", seed, mostCommands: 2_000,
            () => StoredLedgers.ReadAsync(context => schema.Create(context: context)));
    }

    private static async Task KillServerAsync(PostgreSqlServer server, int seed)
    {
        string schema = $"ledgers_{seed}";
        Random random = new(seed);
        await using LedgerApp app = await LedgerApp.StartAsync(options =>
        {
            options.DispatchTimeout = Timeout.InfiniteTimeSpan;
            options.UsePostgreSql(postgreSql =>
            {
                postgreSql.ConnectionString = server.ConnectionString;
                postgreSql.Schema = schema;
                postgreSql.RetryTimeout = TimeSpan.FromMinutes(1);
            });
        });
        using CancellationTokenSource stop = new();
        Task<List<Acknowledgement>>[] writers = [.. Enumerable.Range(0, 32).Select(writer => Task.Run(() => WriteAsync(app, writer, stop.Token)))];
        for (int kill = 0; kill < 2; kill++)
        {
            await Task.Delay(random.Next(100, 400));
            await server.KillAsync();
            await Task.Delay(random.Next(100));
            await server.StartAsync();
        }

        await Task.Delay(300);
        await stop.CancelAsync();
        List<Acknowledgement> promises = [.. (await Task.WhenAll(writers)).SelectMany(promised => promised)];
        PostgreSqlStoreOptions options = new() { ConnectionString = server.ConnectionString, Schema = schema };
        StoredLedgers stored = await StoredLedgers.ReadAsync(context => new PostgreSqlEventStore(PostgreSqlStoreSettings.From(options), context));
        stored.AssertGapless();
        stored.AssertNoHalfCommand();
        stored.AssertHold(promises);
        Assert.Equal(promises.Count, stored.Commands);
    }

    // Every answer must be an acceptance: the server comes back well within the time that the store goes on trying.
    private static async Task<List<Acknowledgement>> WriteAsync(LedgerApp app, int writer, CancellationToken stop)
    {
        Random random = new(writer);
        List<Acknowledgement> promises = [];
        while (!stop.IsCancellationRequested)
        {
            WriteEntries command = new($"L-{random.Next(40)}", random.Next(1, 6));
            DispatchResult result = await app.DispatchAsync(command);
            result.EnsureAccepted();
            promises.Add(new Acknowledgement(result.CommandId, command.LedgerId, result.Version, command.Count));
        }

        return promises;
    }
}
