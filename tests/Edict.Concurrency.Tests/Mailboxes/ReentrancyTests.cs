using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>Rule 6: whoever calls into the instance that is executing on the same call chain is told at once.</summary>
public sealed class ReentrancyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Rule_6_a_handler_that_dispatches_to_its_own_instance_is_refused()
    {
        await using TestBank bank = await StartAsync();

        ReentrantDispatchException exception = await Assert.ThrowsAsync<ReentrantDispatchException>(async () =>
            _ = await bank.DispatchAsync(new Probe("a", (_, _) => Decided(bank.DispatchAsync(new Deposit("a", 1))))));

        Assert.Equal(new StreamKey("account", "a"), exception.Stream);
        Assert.True((await bank.DispatchAsync(new Deposit("a", 1))).IsAccepted);
        Assert.Equal(1, await bank.BalanceAsync("a"));
    }

    [Fact]
    public async Task Rule_6_reading_from_inside_is_refused_too()
    {
        await using TestBank bank = await StartAsync();

        await Assert.ThrowsAsync<ReentrantDispatchException>(async () => _ = await bank.DispatchAsync(
            new Probe("a", (_, _) => [new Deposited(bank.BalanceAsync("a").AsTask().GetAwaiter().GetResult())])));
        await Assert.ThrowsAsync<ReentrantDispatchException>(async () => await bank.ReadAsync(
            "a", (Account _) => bank.BalanceAsync("a").AsTask().GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Rule_6_a_circle_through_another_instance_is_refused()
    {
        await using TestBank bank = await StartAsync();

        await Assert.ThrowsAsync<ReentrantDispatchException>(async () => _ = await bank.DispatchAsync(
            new Probe("a", (_, _) => Decided(bank.DispatchAsync(
                new Probe("b", (_, _) => Decided(bank.DispatchAsync(new Deposit("a", 1)))))))));
    }

    [Fact]
    public async Task Rule_6_a_circle_is_found_across_a_queue()
    {
        await using TestBank bank = await StartAsync();
        using ManualResetEventSlim isBusy = new();
        using ManualResetEventSlim goOn = new();

        // b is busy on another thread, so that the call from a to b waits in b's queue and runs on the pool.
        Task<DispatchResult> busy = Task.Factory.StartNew(
            () => bank.DispatchAsync(new Probe("b", (_, _) =>
            {
                isBusy.Set();
                Assert.True(goOn.Wait(Patience));
                return [];
            })).AsTask().GetAwaiter().GetResult(),
            TaskCreationOptions.LongRunning);
        Assert.True(isBusy.Wait(Patience));
        Task<DispatchResult> circle = Task.Factory.StartNew(
            () => bank.DispatchAsync(new Probe("a", (_, _) =>
            {
                ValueTask<DispatchResult> toB = bank.DispatchAsync(new Probe("b", (_, _) => Decided(bank.DispatchAsync(new Deposit("a", 1)))));
                Assert.False(toB.IsCompleted);
                goOn.Set();
                return Decided(toB);
            })).AsTask().GetAwaiter().GetResult(),
            TaskCreationOptions.LongRunning);

        await Assert.ThrowsAsync<ReentrantDispatchException>(() => circle.WaitAsync(Patience));
        Assert.True((await busy).IsAccepted);
        Assert.True((await bank.DispatchAsync(new Deposit("a", 1))).IsAccepted);
    }

    [Fact]
    public async Task Rule_6_a_circle_is_found_when_a_command_is_decided_again_on_another_thread()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(configure: options => options.DispatchTimeout = TimeSpan.FromMinutes(2));
        await bank.App.BalanceAsync("b");
        bank.Store.BeforeAppend = async (number, _) =>
        {
            if (number == 1)
            {
                await Task.Yield();
                await bank.Store.WriteElsewhereAsync("b", null, new Deposited(1));
            }
        };
        int decided = 0;

        Task<DispatchResult> circle = Task.Run(async () => await bank.App.DispatchAsync(new Probe("a", (_, _) => Decided(bank.App.DispatchAsync(
            new Probe("b", (_, _) => ++decided == 1 ? [new Deposited(1)] : Decided(bank.App.DispatchAsync(new Deposit("a", 1)))))))));

        await Assert.ThrowsAsync<ReentrantDispatchException>(() => circle.WaitAsync(Patience));
    }

    [Fact]
    public async Task Rule_6_a_call_that_outlives_its_caller_is_no_circle()
    {
        await using TestBank bank = await StartAsync();
        using ManualResetEventSlim isBusy = new();
        using ManualResetEventSlim goOn = new();
        Task<DispatchResult> busy = Task.Factory.StartNew(
            () => bank.DispatchAsync(new Probe("b", (_, _) =>
            {
                isBusy.Set();
                Assert.True(goOn.Wait(Patience));
                return [];
            })).AsTask().GetAwaiter().GetResult(),
            TaskCreationOptions.LongRunning);
        Assert.True(isBusy.Wait(Patience));
        Task<DispatchResult>? unawaited = null;

        DispatchResult first = await bank.DispatchAsync(new Probe("a", (_, _) =>
        {
            unawaited = bank.DispatchAsync(new Probe("b", (_, _) => Decided(bank.DispatchAsync(new Deposit("a", 1))))).AsTask();
            return [];
        }));
        goOn.Set();

        Assert.True(first.IsAccepted);
        Assert.True((await unawaited!.WaitAsync(Patience)).IsAccepted);
        Assert.Equal(1, await bank.BalanceAsync("a"));
        Assert.True((await busy).IsAccepted);
    }

    private static Decision Decided(ValueTask<DispatchResult> call)
    {
        Assert.True(call.AsTask().GetAwaiter().GetResult().IsAccepted);
        return [];
    }

    private static Task<TestBank> StartAsync() =>
        TestBank.StartAsync(options => options.UseInMemory().DispatchTimeout = TimeSpan.FromMinutes(2));
}
