using System.Diagnostics;
using System.Globalization;
using Edict.Benchmarks.Domain;
using Edict.Benchmarks.PostgreSql;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.Benchmarks.Loads;

/// <summary>
/// Reads a million events forward by Edict, deserialized, and the same rows off the bare driver, not deserialized; and makes an aggregate of
/// 10,000 events anew, as Marten does, too.
/// </summary>
internal sealed class ReadingLoads(int rounds)
{
    private const int Events = 1_000_000;
    private const int EventsOfOne = 10_000;
    private const int Writers = 512;
    private const int MostRepeats = 20;

    private static readonly string[] Ids = WalletIds.Create(10_000);

    internal async Task RunAsync()
    {
        Console.WriteLine("| what | events per second |");
        Console.WriteLine("|---|---|");
        await RunPostgreSqlAsync();
        await RunSqliteAsync();
    }

    private async Task RunPostgreSqlAsync()
    {
        string? named = PostgreSqlServer.Named;
        await using PostgreSqlServer? own = named is null ? await PostgreSqlServer.StartNewAsync("fsync=off") : null;
        string server = named ?? own!.ConnectionString;
        await RunStoreAsync("PostgreSQL", options => options.UsePostgreSql(server), () => BareReading.OfPostgreSqlAsync(server, Events));
        await using MartenStream marten = new(server);
        await marten.FillAsync(EventsOfOne);
        await PrintAsync("PostgreSQL, an aggregate of 10,000 events made anew, Marten 9.58", EventsOfOne, async () =>
        {
            (long time, long balance) = await marten.ReadAsync();
            BareReading.Require(EventsOfOne, balance);
            return time;
        });
    }

    private async Task RunSqliteAsync()
    {
        string folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
        string file = Path.Combine(folder, "wallets.db");
        await RunStoreAsync("SQLite", options => options.UseSqlite(file), () => BareReading.OfSqliteAsync(file, Events));
        Directory.Delete(folder, recursive: true);
    }

    private async Task RunStoreAsync(string store, Action<EdictOptions> use, Func<Task<long>> readBare)
    {
        await using (WalletApp app = await WalletApp.StartAsync(use))
        {
            await FillAsync(app);
        }

        await PrintAsync($"{store}, forward, bare driver, not deserialized", Events, readBare);
        await using WalletApp reading = await WalletApp.StartAsync(use);
        await PrintAsync($"{store}, forward, Edict, deserialized", Events, () => SumAsync(reading.Store));
        await PrintAsync($"{store}, an aggregate of 10,000 events made anew, Edict", EventsOfOne, async () =>
        {
            await using WalletApp anew = await WalletApp.StartAsync(use);

            // A new application has new connections; another aggregate warms them up.
            await anew.ReadAsync(Ids[0], static (Wallet wallet) => wallet.Balance);
            long began = Stopwatch.GetTimestamp();
            BareReading.Require(EventsOfOne, await anew.ReadAsync("one", static (Wallet wallet) => wallet.Balance));
            return Stopwatch.GetTimestamp() - began;
        });
    }

    private static async Task FillAsync(WalletApp app)
    {
        await Callers.RunAsync(Writers, async caller =>
        {
            WalletSequence wallets = new(caller, Ids.Length);
            for (int call = caller; call < Events; call += Writers)
            {
                string id = call < EventsOfOne ? "one" : Ids[wallets.Next()];
                (await app.DispatchAsync(new Deposit(id, 1))).EnsureAccepted();
            }
        });
    }

    private static async Task<long> SumAsync(IEventStore store)
    {
        long began = Stopwatch.GetTimestamp();
        long sum = 0;
        await foreach (RecordedEvent recorded in store.EnumerateAllAsync())
        {
            sum += ((Deposited)recorded.Event).Amount;
        }

        BareReading.Require(Events, sum);
        return Stopwatch.GetTimestamp() - began;
    }

    // What takes little time is repeated more often in each round. The first round warms up, and does not count.
    private async Task PrintAsync(string name, int events, Func<Task<long>> read)
    {
        int repeats = Math.Min(Events / events, MostRepeats);
        List<long> times = [];
        for (int round = 0; round < (rounds + 1) * repeats; round++)
        {
            long time = await read();
            if (round >= repeats)
            {
                times.Add(time);
            }
        }

        double seconds = times.Order().ElementAt(times.Count / 2) / (double)Stopwatch.Frequency;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {events / seconds:N0} |"));
    }
}
