using System.Diagnostics;
using System.Globalization;
using Edict.Benchmarks.Domain;
using Edict.Benchmarks.Projecting;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.Benchmarks.Loads;

/// <summary>Lets a projection that upserts catch up with many events, beside a loop by hand that reads the same events and sends the same statements, as many to a transaction.</summary>
internal sealed class ProjectingLoads(int rounds, string rows)
{
    private const int Events = 200_000;
    private const int Writers = 512;

    private static readonly string[] Ids = WalletIds.Create(10_000);

    internal async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
        string file = Path.Combine(folder, "wallets.db");
        await RunStoreAsync("SQLite", options => options.UseSqlite(file), events => HandWritten.OfSqliteAsync(events, file));
        string reports = Path.Combine(folder, "reports.db");
        await RunStoreAsync(
            "SQLite, a file of its own", options => options.UseSqlite(file).UseSqliteReadModel(reports), events => HandWritten.OfSqliteAsync(events, reports), isFilled: true);
        Directory.Delete(folder, recursive: true);

        string? named = PostgreSqlServer.Named;
        await using PostgreSqlServer? own = named is null ? await PostgreSqlServer.StartNewAsync("fsync=on") : null;
        string server = named ?? own!.ConnectionString;
        await RunStoreAsync("PostgreSQL", options => options.UsePostgreSql(server), events => HandWritten.OfPostgreSqlAsync(events, server));
    }

    private async Task RunStoreAsync(string store, Action<EdictOptions> use, Func<IAsyncEnumerable<RecordedEvent>, Task> byHand, bool isFilled = false)
    {
        if (!store.Contains(rows, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!isFilled)
        {
            await FillAsync(use);
        }

        List<double> hand = [];
        List<double> projected = [];
        for (int round = 0; round <= rounds; round++)
        {
            hand.Add(await ByHandAsync(use, byHand));
            projected.Add(await ProjectAsync(use));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store}: by hand {Median(hand):N0}/s, projected {Median(projected):N0}/s ({Median(projected) / Median(hand):F2} times)"));
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

    private static async Task<double> ByHandAsync(Action<EdictOptions> use, Func<IAsyncEnumerable<RecordedEvent>, Task> byHand)
    {
        await using WalletApp app = await WalletApp.StartAsync(use);
        long began = Stopwatch.GetTimestamp();
        await byHand(app.Store.EnumerateAllAsync());
        return Events / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> ProjectAsync(Action<EdictOptions> use)
    {
        await using ProjectingApp app = await ProjectingApp.StartAsync(use);
        EventHandlerHandle handler = app.EventHandlers["wallet-totals"];
        await handler.StopAsync();
        await handler.ResetAsync();
        long began = Stopwatch.GetTimestamp();
        await handler.StartAsync();
        while (!(handler.Status.Position >= Events))
        {
            await Task.Delay(1);
        }

        return Events / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // The first round warms up, and does not count.
    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt((rates.Count - 1) / 2);
}
