using BenchmarkDotNet.Attributes;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Sqlite;

/// <summary>Durable appends through dispatch, spread over 10,000 warm wallets, and the bare driver on a file of the same shape.</summary>
[BenchmarkCategory("Sqlite")]
public class SqliteAppendBenchmarks
{
    private const int Wallets = 10_000;
    private const int Alone = 1_000;
    private const int Of64 = 16_384;
    private const int Of512 = 32_768;

    private readonly string[] _ids = WalletIds.Create(Wallets);
    private readonly string _folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
    private WalletApp? _edict;
    private BareSqliteLoop? _bare;

    /// <summary>Gives every wallet one event, so that each benchmark begins with the same file and warm aggregates.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        _edict = await WalletApp.StartAsync(options => options.UseSqlite(NewFile()));
        await Callers.RunAsync(512, async caller =>
        {
            for (int index = caller; index < Wallets; index += 512)
            {
                (await _edict.DispatchAsync(new Deposit(_ids[index], 1))).EnsureAccepted();
            }
        });
    }

    [GlobalSetup(Target = nameof(BareDriver))]
    public async Task FillBareAsync()
    {
        await FillAsync();
        await _edict!.DisposeAsync();
        _edict = null;
        _bare = new BareSqliteLoop(Directory.GetFiles(_folder, "*.db").Single(), _ids);
    }

    [Benchmark(Baseline = true, Description = "bare driver loop", OperationsPerInvoke = Alone)]
    public void BareDriver()
    {
        WalletSequence wallets = new(0, Wallets);
        for (int call = 0; call < Alone; call++)
        {
            _bare!.Append(wallets.Next());
        }
    }

    [Benchmark(Description = "Edict, 1 caller", OperationsPerInvoke = Alone)]
    public Task OneCaller() => DispatchAsync(1, Alone);

    [Benchmark(Description = "Edict, 64 callers", OperationsPerInvoke = Of64)]
    public Task Callers64() => DispatchAsync(64, Of64);

    [Benchmark(Description = "Edict, 512 callers", OperationsPerInvoke = Of512)]
    public Task Callers512() => DispatchAsync(512, Of512);

    /// <summary>Stops what ran and deletes its file.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        _bare?.Dispose();
        await (_edict?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    private string NewFile()
    {
        Directory.CreateDirectory(_folder);
        return Path.Combine(_folder, "wallets.db");
    }

    private Task DispatchAsync(int callers, int dispatches) => Callers.RunAsync(callers, async caller =>
    {
        WalletSequence wallets = new(caller, Wallets);
        for (int call = 0; call < dispatches / callers; call++)
        {
            (await _edict!.DispatchAsync(new Deposit(_ids[wallets.Next()], 1))).EnsureAccepted();
        }
    });
}
