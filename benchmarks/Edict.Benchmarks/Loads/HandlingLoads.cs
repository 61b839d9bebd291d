using System.Diagnostics;
using System.Globalization;
using Edict.Benchmarks.Domain;
using Edict.Benchmarks.Handling;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.Benchmarks.Loads;

/// <summary>
/// Lets an event handler that does nothing catch up with many events, beside reading them and doing nothing, by Edict and off the bare driver; and times how long after the answer of a single
/// command its event is handled.
/// </summary>
internal sealed class HandlingLoads(int rounds, string rows)
{
    private const int Events = 1_000_000;
    private const int Writers = 512;
    private const int Single = 500;

    private static readonly string[] Ids = WalletIds.Create(10_000);

    internal async Task RunAsync()
    {
        InMemoryDatabase database = new();
        await RunStoreAsync("in memory", options => options.UseInMemory(database), readBare: null);

        string folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
        string file = Path.Combine(folder, "wallets.db");
        await RunStoreAsync("SQLite", options => options.UseSqlite(file), () => BareReading.OfSqliteAsync(file, Events));
        Directory.Delete(folder, recursive: true);

        string? named = PostgreSqlServer.Named;
        await using PostgreSqlServer? own = named is null ? await PostgreSqlServer.StartNewAsync("fsync=on") : null;
        string server = named ?? own!.ConnectionString;
        await RunStoreAsync("PostgreSQL", options => options.UsePostgreSql(server), () => BareReading.OfPostgreSqlAsync(server, Events));
    }

    private async Task RunStoreAsync(string store, Action<EdictOptions> use, Func<Task<long>>? readBare)
    {
        if (!store.Contains(rows, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        await FillAsync(use);
        List<double> bare = [];
        List<double> reading = [];
        List<double> handling = [];
        for (int round = 0; round <= rounds; round++)
        {
            bare.Add(readBare is null ? double.NaN : Events * (double)Stopwatch.Frequency / await readBare());
            reading.Add(await ReadAsync(use));
            handling.Add(await CatchUpAsync(use));
        }

        (long median, long p99) = await FollowAsync(use);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store}: {(readBare is null ? "" : $"bare driver {Median(bare):N0}/s, ")}read {Median(reading):N0}/s, handled {Median(handling):N0}/s ({Median(handling) / Median(readBare is null ? reading : bare):F2} times the first); handled after the answer: median {Micros(median):F0} us, p99 {Micros(p99):F0} us"));
    }

    private static async Task FillAsync(Action<EdictOptions> use)
    {
        await using WalletApp app = await WalletApp.StartAsync(use);
        await Callers.RunAsync(Writers, async caller =>
        {
            WalletSequence wallets = new(caller, Ids.Length);
            for (int call = caller; call < Events; call += Writers)
            {
                (await app.DispatchAsync(new Deposit(Ids[wallets.Next()], 1))).EnsureAccepted();
            }
        });
    }

    private static async Task<double> ReadAsync(Action<EdictOptions> use)
    {
        await using WalletApp app = await WalletApp.StartAsync(use);
        long began = Stopwatch.GetTimestamp();
        long sum = 0;
        await foreach (RecordedEvent recorded in app.Store.EnumerateAllAsync())
        {
            sum += ((Deposited)recorded.Event).Amount;
        }

        return sum / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> CatchUpAsync(Action<EdictOptions> use)
    {
        await using HandlingApp app = await HandlingApp.StartAsync(use);
        EventHandlerHandle handler = app.EventHandlers["counting"];
        await handler.StopAsync();
        await handler.ResetAsync();
        Counting.Clear();
        long began = Stopwatch.GetTimestamp();
        await handler.StartAsync();
        while (Counting.Handled < Events)
        {
            await Task.Delay(1);
        }

        return Events / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<(long Median, long P99)> FollowAsync(Action<EdictOptions> use)
    {
        await using HandlingApp app = await HandlingApp.StartAsync(use);
        while (app.EventHandlers["counting"].Status.State != EventHandlerState.Live)
        {
            await Task.Delay(1);
        }

        List<long> times = new(Single);
        for (int call = 0; call < Single + 50; call++)
        {
            long before = Counting.Handled;
            (await app.DispatchAsync(new Deposit(Ids[call], 1))).EnsureAccepted();
            long answered = Stopwatch.GetTimestamp();
            while (Counting.Handled == before)
            {
                await Task.Delay(1);
            }

            if (call >= 50)
            {
                times.Add(Math.Max(0, Counting.At - answered));
            }
        }

        times.Sort();
        return (times[Single / 2], times[Single * 99 / 100]);
    }

    // The first round warms up, and does not count.
    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt((rates.Count - 1) / 2);

    private static double Micros(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
