using BenchmarkDotNet.Attributes;
using Edict.Benchmarks.Baselines;
using Edict.Benchmarks.Domain;

namespace Edict.Benchmarks.Dispatch;

/// <summary>64 callers in memory: all on one wallet, and spread over 10,000.</summary>
public class ConcurrentDispatchBenchmarks
{
    private const int CallerCount = 64;
    private const int DispatchesPerCaller = 8_000;
    private const int AsksPerCaller = 1_500;
    private const int PersistsPerCaller = 400;

    private static readonly TimeSpan DispatchTimeout = TimeSpan.FromSeconds(5);

    private AkkaWallets _akka = null!;
    private AkkaWallets _persistent = null!;
    private ProtoWallets _proto = null!;
    private WalletApp _edict = null!;
    private string[] _ids = null!;

    /// <summary>The number of wallets: one very hot one, or far more than callers.</summary>
    [Params(1, 10_000)]
    public int Wallets { get; set; }

    [IterationSetup(Target = nameof(EdictDispatch))]
    public void StartEdict()
    {
        _ids = WalletIds.Create(Wallets);
        _edict = WalletApp.StartAsync(static options => options.UseInMemory()).GetAwaiter().GetResult();
        foreach (string id in _ids)
        {
            _edict.DispatchAsync(new Deposit(id, 1)).AsTask().GetAwaiter().GetResult().EnsureAccepted();
        }
    }

    [BenchmarkCategory("64Callers")]
    [Benchmark(Baseline = true, Description = "Edict dispatch, stored in memory", OperationsPerInvoke = CallerCount * DispatchesPerCaller)]
    public Task EdictDispatch() => Callers.RunAsync(CallerCount, async caller =>
    {
        WalletSequence wallets = new(caller, Wallets);
        for (int call = 0; call < DispatchesPerCaller; call++)
        {
            (await _edict.DispatchAsync(new Deposit(_ids[wallets.Next()], 1))).EnsureAccepted();
        }
    });

    [IterationCleanup(Target = nameof(EdictDispatch))]
    public void StopEdict() => _edict.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [GlobalSetup(Targets = [nameof(AkkaAsk), nameof(AkkaAskWithTimeout)])]
    public void StartAkka() => _akka = AkkaWallets.Transient(WalletIds.Create(Wallets));

    [BenchmarkCategory("64Callers")]
    [Benchmark(Description = "Akka.NET ask, nothing stored", OperationsPerInvoke = CallerCount * AsksPerCaller)]
    public Task AkkaAsk() => Callers.RunAsync(CallerCount, async caller =>
    {
        WalletSequence wallets = new(caller, Wallets);
        for (int call = 0; call < AsksPerCaller; call++)
        {
            await _akka.AskAsync(wallets.Next());
        }
    });

    [BenchmarkCategory("64Callers")]
    [Benchmark(Description = "Akka.NET ask that waits 5 s at most, as a dispatch does", OperationsPerInvoke = CallerCount * AsksPerCaller)]
    public Task AkkaAskWithTimeout() => Callers.RunAsync(CallerCount, async caller =>
    {
        WalletSequence wallets = new(caller, Wallets);
        for (int call = 0; call < AsksPerCaller; call++)
        {
            await _akka.AskAsync(wallets.Next(), DispatchTimeout);
        }
    });

    [GlobalCleanup(Targets = [nameof(AkkaAsk), nameof(AkkaAskWithTimeout)])]
    public Task StopAkka() => _akka.DisposeAsync().AsTask();

    [IterationSetup(Target = nameof(AkkaPersist))]
    public void StartAkkaPersistence() => _persistent = AkkaWallets.Persistent(WalletIds.Create(Wallets));

    [BenchmarkCategory("64Callers")]
    [Benchmark(Description = "Akka.Persistence, stored in memory", OperationsPerInvoke = CallerCount * PersistsPerCaller)]
    public Task AkkaPersist() => Callers.RunAsync(CallerCount, async caller =>
    {
        WalletSequence wallets = new(caller, Wallets);
        for (int call = 0; call < PersistsPerCaller; call++)
        {
            await _persistent.AskAsync(wallets.Next());
        }
    });

    [IterationCleanup(Target = nameof(AkkaPersist))]
    public void StopAkkaPersistence() => _persistent.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [GlobalSetup(Target = nameof(ProtoRequest))]
    public void StartProto() => _proto = new ProtoWallets(WalletIds.Create(Wallets));

    [BenchmarkCategory("64Callers")]
    [Benchmark(Description = "Proto.Actor request, nothing stored", OperationsPerInvoke = CallerCount * AsksPerCaller)]
    public Task ProtoRequest() => Callers.RunAsync(CallerCount, async caller =>
    {
        WalletSequence wallets = new(caller, Wallets);
        for (int call = 0; call < AsksPerCaller; call++)
        {
            await _proto.RequestAsync(wallets.Next());
        }
    });

    [GlobalCleanup(Target = nameof(ProtoRequest))]
    public Task StopProto() => _proto.DisposeAsync().AsTask();
}
