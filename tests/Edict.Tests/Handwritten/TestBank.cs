using Edict.CompilerServices;
using Edict.Hosting;

namespace Edict.Tests.Handwritten;

/// <summary>An application as generated code puts it together; middleware comes from the test.</summary>
internal sealed class TestBank : EdictApplication, IApplication<TestBank>, IAsyncDisposable
{
    private readonly AggregateEndpoint _account;

    private TestBank(ApplicationRuntime runtime)
        : base(runtime)
    {
        Runtime = runtime;
        _account = runtime.Endpoint(AccountBinding.Copied);
    }

    internal ApplicationRuntime Runtime { get; }

    /// <summary>Called before a test lets go of it.</summary>
    internal Action? Disposing { get; set; }

    public new ValueTask DisposeAsync()
    {
        Disposing?.Invoke();
        return base.DisposeAsync();
    }

    private static readonly ApplicationDefinition Ordinary = new(
        "TestBank",
        [AccountBinding.Copied, SavingsBinding.Instance],
        [OpenRoute.Instance, DepositRoute.Instance, WithdrawRoute.Instance, ProbeRoute.Instance, DepositSavingsRoute.Instance],
        [
            new JsonEventType<Opened, int>("opened", static e => e.Amount, static value => new(value)),
            new JsonEventType<Deposited, int>("deposited", static e => e.Amount, static value => new(value)),
            new JsonEventType<Withdrawn, int>("withdrawn", static e => e.Amount, static value => new(value)),
            new JsonEventType<Poisoned, string>("poisoned", static e => e.Message, static value => new(value)),
            new JsonEventType<Tagged, string[]>("tagged", static e => e.Tags, static value => new(value), isImmutable: false),
            new JsonEventType<Unapplied, string>("unapplied", static e => e.Text, static value => new(value)),
        ],
        new CommandTypeRegistry([]),
        static services => services is MiddlewareOfTest test ? test.Steps : []);

    static ApplicationDefinition IApplication<TestBank>.Definition => Ordinary;

    static TestBank IApplication<TestBank>.Create(ApplicationRuntime runtime) => new(runtime);

    internal static Task<TestBank> StartAsync(Action<EdictOptions> configure, CancellationToken cancellation = default) =>
        ApplicationRuntime.StartAsync<TestBank>(configure, cancellation);

    /// <summary>Starts one whose accounts are as the test says.</summary>
    internal static Task<TestBank> StartAsync(AccountBinding accounts, Action<EdictOptions> configure) => ApplicationStart.RunAsync(
        Ordinary with { Aggregates = [accounts, SavingsBinding.Instance] }, static runtime => new TestBank(runtime), configure, CancellationToken.None);

    /// <summary>Starts one of which the test changes the definition.</summary>
    internal static Task<TestBank> StartAsync(
        Func<ApplicationDefinition, ApplicationDefinition> change, Action<EdictOptions> configure, Action<TestBank>? onCreated = null) =>
        ApplicationStart.RunAsync(change(Ordinary), static runtime => new TestBank(runtime), configure, CancellationToken.None, onCreated);

    internal static Task<TestBank> StartInMemoryAsync(params IMiddleware[] middleware) =>
        StartAsync(options => options.UseInMemory().Services = new MiddlewareOfTest(middleware));

    internal ValueTask<DispatchResult> DispatchAsync(Open command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
        DispatchAsync(_account, OpenRoute.Instance, command, options, cancellation);

    internal ValueTask<DispatchResult> DispatchAsync(Deposit command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
        DispatchAsync(_account, DepositRoute.Instance, command, options, cancellation);

    internal ValueTask<DispatchResult> DispatchAsync(Withdraw command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
        DispatchAsync(_account, WithdrawRoute.Instance, command, options, cancellation);

    internal ValueTask<DispatchResult> DispatchAsync(Probe command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
        DispatchAsync(_account, ProbeRoute.Instance, command, options, cancellation);

    internal ValueTask<int> BalanceAsync(string id) => ReadAsync(id, static (Account account) => account.Balance);

    /// <summary>How many accounts are in memory.</summary>
    internal int LiveAccounts => Runtime.Hosts[0].Count;
}
