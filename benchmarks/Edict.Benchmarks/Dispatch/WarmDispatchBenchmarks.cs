using BenchmarkDotNet.Attributes;
using Edict.Benchmarks.Baselines;
using Edict.Benchmarks.Domain;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Benchmarks.Dispatch;

/// <summary>One caller and one warm aggregate in memory: decide, apply, append, answer; and what others take for less.</summary>
[BenchmarkCategory("OneCaller")]
public class WarmDispatchBenchmarks
{
    private const int Calls = 15_000_000;
    private const int Dispatches = 500_000;
    private const int Asks = 200_000;
    private const int Persists = 30_000;

    private static readonly string[] Ids = WalletIds.Create(1);
    private static readonly TimeSpan DispatchTimeout = TimeSpan.FromSeconds(5);

    private DirectWallets _direct = null!;
    private ServiceProvider _services = null!;
    private IMediator _mediator = null!;
    private AkkaWallets _akka = null!;
    private AkkaWallets _persistent = null!;
    private ProtoWallets _proto = null!;
    private WalletApp _edict = null!;

    [IterationSetup(Target = nameof(DirectCall))]
    public void StartDirect() => _direct = new DirectWallets(Ids.Length);

    [Benchmark(Description = "direct method call", OperationsPerInvoke = Calls)]
    public long DirectCall()
    {
        long sum = 0;
        for (int call = 0; call < Calls; call++)
        {
            sum += _direct.Deposit(0, new Deposit(Ids[0], 1)).Amount;
        }

        return sum;
    }

    [GlobalSetup(Target = nameof(MediatorSend))]
    public void StartMediator()
    {
        _services = new ServiceCollection().AddMediator().BuildServiceProvider();
        _mediator = _services.GetRequiredService<IMediator>();
    }

    [Benchmark(Description = "Mediator.SourceGenerator Send", OperationsPerInvoke = Calls)]
    public async Task<long> MediatorSend()
    {
        long balance = 0;
        for (int call = 0; call < Calls; call++)
        {
            balance = await _mediator.Send(new MediatorDeposit(Ids[0], 1));
        }

        return balance;
    }

    [GlobalCleanup(Target = nameof(MediatorSend))]
    public void StopMediator() => _services.Dispose();

    [IterationSetup(Target = nameof(EdictDispatch))]
    public void StartEdict() => _edict = WalletApp.StartAsync(static options => options.UseInMemory()).GetAwaiter().GetResult();

    [Benchmark(Baseline = true, Description = "Edict dispatch, stored in memory", OperationsPerInvoke = Dispatches)]
    public async Task EdictDispatch()
    {
        for (int call = 0; call < Dispatches; call++)
        {
            (await _edict.DispatchAsync(new Deposit(Ids[0], 1))).EnsureAccepted();
        }
    }

    [IterationCleanup(Target = nameof(EdictDispatch))]
    public void StopEdict() => _edict.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [GlobalSetup(Targets = [nameof(AkkaAsk), nameof(AkkaAskWithTimeout)])]
    public void StartAkka() => _akka = AkkaWallets.Transient(Ids);

    [Benchmark(Description = "Akka.NET ask, nothing stored", OperationsPerInvoke = Asks)]
    public async Task AkkaAsk()
    {
        for (int call = 0; call < Asks; call++)
        {
            await _akka.AskAsync(0);
        }
    }

    [Benchmark(Description = "Akka.NET ask that waits 5 s at most, as a dispatch does", OperationsPerInvoke = Asks)]
    public async Task AkkaAskWithTimeout()
    {
        for (int call = 0; call < Asks; call++)
        {
            await _akka.AskAsync(0, DispatchTimeout);
        }
    }

    [GlobalCleanup(Targets = [nameof(AkkaAsk), nameof(AkkaAskWithTimeout)])]
    public Task StopAkka() => _akka.DisposeAsync().AsTask();

    [IterationSetup(Target = nameof(AkkaPersist))]
    public void StartAkkaPersistence() => _persistent = AkkaWallets.Persistent(Ids);

    [Benchmark(Description = "Akka.Persistence, stored in memory", OperationsPerInvoke = Persists)]
    public async Task AkkaPersist()
    {
        for (int call = 0; call < Persists; call++)
        {
            await _persistent.AskAsync(0);
        }
    }

    [IterationCleanup(Target = nameof(AkkaPersist))]
    public void StopAkkaPersistence() => _persistent.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [GlobalSetup(Target = nameof(ProtoRequest))]
    public void StartProto() => _proto = new ProtoWallets(Ids);

    [Benchmark(Description = "Proto.Actor request, nothing stored", OperationsPerInvoke = Asks)]
    public async Task ProtoRequest()
    {
        for (int call = 0; call < Asks; call++)
        {
            await _proto.RequestAsync(0);
        }
    }

    [GlobalCleanup(Target = nameof(ProtoRequest))]
    public Task StopProto() => _proto.DisposeAsync().AsTask();
}
