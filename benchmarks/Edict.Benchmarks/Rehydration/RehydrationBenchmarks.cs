using BenchmarkDotNet.Attributes;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Rehydration;

/// <summary>
/// The first read of an aggregate with 10,000 events: read, deserialize where the store keeps JSON, apply; and of one with a snapshot, which
/// stands for all but the last 500 of them.
/// </summary>
[BenchmarkCategory("Rehydration")]
public class RehydrationBenchmarks
{
    private const int Wallets = 10;
    private const int EventsPerWallet = 10_000;

    private readonly string[] _ids = WalletIds.Create(Wallets);
    private readonly InMemoryDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
    private WalletApp _edict = null!;

    [GlobalSetup(Targets = [nameof(InMemory), nameof(InMemoryWithSnapshot)])]
    public Task FillMemoryAsync() => FillAsync(UseMemory);

    [GlobalSetup(Targets = [nameof(Sqlite), nameof(SqliteWithSnapshot)])]
    public Task FillSqliteAsync() => FillAsync(UseFile);

    [IterationSetup(Targets = [nameof(InMemory), nameof(InMemoryWithSnapshot)])]
    public void StartOnMemory() => Start(UseMemory);

    [IterationSetup(Targets = [nameof(Sqlite), nameof(SqliteWithSnapshot)])]
    public void StartOnFile() => Start(UseFile);

    [Benchmark(Description = "10,000 events, in memory", OperationsPerInvoke = Wallets)]
    public Task<long> InMemory() => ReadAsync(static (Wallet wallet) => wallet.Balance);

    [Benchmark(Description = "10,000 events, 9,500 by a snapshot, in memory", OperationsPerInvoke = Wallets)]
    public Task<long> InMemoryWithSnapshot() => ReadAsync(static (SavedWallet wallet) => wallet.Balance);

    [Benchmark(Description = "10,000 events, SQLite", OperationsPerInvoke = Wallets)]
    public Task<long> Sqlite() => ReadAsync(static (Wallet wallet) => wallet.Balance);

    [Benchmark(Description = "10,000 events, 9,500 by a snapshot, SQLite", OperationsPerInvoke = Wallets)]
    public Task<long> SqliteWithSnapshot() => ReadAsync(static (SavedWallet wallet) => wallet.Balance);

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
            // Many commands of a caller travel in one commit; awaited one by one, filling would take longer than measuring. The snapshot is
            // taken behind the last of the commands that are awaited together.
            foreach (int[] chunk in Enumerable.Range(0, EventsPerWallet).Chunk(SavedWallet.SnapshotEvery / 19))
            {
                Task<DispatchResult>[] dispatches =
                [
                    .. chunk.Select(_ => filling.DispatchAsync(new Deposit(_ids[caller], 1)).AsTask()),
                    .. chunk.Select(_ => filling.DispatchAsync(new Save(_ids[caller], 1)).AsTask()),
                ];
                foreach (DispatchResult result in await Task.WhenAll(dispatches))
                {
                    result.EnsureAccepted();
                }
            }
        });
    }

    private async Task<long> ReadAsync<TWallet>(Func<TWallet, long> balance)
        where TWallet : class
    {
        long sum = 0;
        foreach (string id in _ids)
        {
            sum += await _edict.ReadAsync(id, balance);
        }

        return sum == Wallets * EventsPerWallet
            ? sum
            : throw new InvalidOperationException($"{sum} of {Wallets * EventsPerWallet} events were applied.");
    }
}
