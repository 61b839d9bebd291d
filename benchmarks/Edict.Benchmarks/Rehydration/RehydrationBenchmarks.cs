using BenchmarkDotNet.Attributes;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Rehydration;

/// <summary>The first read of an aggregate with 10,000 events: read, deserialize where the store keeps JSON, apply.</summary>
[BenchmarkCategory("Rehydration")]
public class RehydrationBenchmarks
{
    private const int Wallets = 10;
    private const int EventsPerWallet = 10_000;

    private readonly string[] _ids = WalletIds.Create(Wallets);
    private readonly InMemoryDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
    private WalletApp _edict = null!;

    [GlobalSetup(Target = nameof(InMemory))]
    public Task FillMemoryAsync() => FillAsync(UseMemory);

    [GlobalSetup(Target = nameof(Sqlite))]
    public Task FillSqliteAsync() => FillAsync(UseFile);

    [IterationSetup(Target = nameof(InMemory))]
    public void StartOnMemory() => Start(UseMemory);

    [IterationSetup(Target = nameof(Sqlite))]
    public void StartOnFile() => Start(UseFile);

    [Benchmark(Description = "10,000 events, in memory", OperationsPerInvoke = Wallets)]
    public Task<long> InMemory() => ReadAsync();

    [Benchmark(Description = "10,000 events, SQLite", OperationsPerInvoke = Wallets)]
    public Task<long> Sqlite() => ReadAsync();

    /// <summary>Stops the application, so that the next iteration rehydrates again.</summary>
    [IterationCleanup]
    public void Stop() => _edict.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Deletes the file.</summary>
    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    private void UseMemory(EdictOptions options) => options.UseInMemory(_database);

    private void UseFile(EdictOptions options) => options.UseSqlite(Path.Combine(_folder, "wallets.db"));

    private void Start(Action<EdictOptions> configure) => _edict = WalletApp.StartAsync(configure).GetAwaiter().GetResult();

    private async Task FillAsync(Action<EdictOptions> configure)
    {
        await using WalletApp filling = await WalletApp.StartAsync(configure);
        await Callers.RunAsync(Wallets, async caller =>
        {
            // Many commands of a caller travel in one commit; awaited one by one, filling would take longer than measuring.
            foreach (int[] chunk in Enumerable.Range(0, EventsPerWallet).Chunk(1_000))
            {
                Task<DispatchResult>[] dispatches = [.. chunk.Select(_ => filling.DispatchAsync(new Deposit(_ids[caller], 1)).AsTask())];
                foreach (DispatchResult result in await Task.WhenAll(dispatches))
                {
                    result.EnsureAccepted();
                }
            }
        });
    }

    private async Task<long> ReadAsync()
    {
        long sum = 0;
        foreach (string id in _ids)
        {
            sum += await _edict.ReadAsync(id, static (Wallet wallet) => wallet.Balance);
        }

        return sum == Wallets * EventsPerWallet
            ? sum
            : throw new InvalidOperationException($"{sum} of {Wallets * EventsPerWallet} events were applied.");
    }
}
