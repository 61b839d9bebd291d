using System.Diagnostics;
using Edict.EventHandlers;
using Edict.Tests.EventHandlers;
using Edict.Tests.Handwritten;
using static Edict.Tests.Waiting.StrongBank;

namespace Edict.Tests.Waiting;

/// <summary>Handlers that dispatch strongly themselves.</summary>
public sealed class WaitCycleTests
{
    private static readonly DispatchOptions All = Strong with { Consistency = Consistency.Strong };

    /// <summary>A handler that answers each deposit into its own account by one, strongly, into that of the next handler.</summary>
    private sealed class Relay(string name, string next, Func<TestBank> bank, DispatchOptions options)
    {
        internal TaskCompletionSource<DispatchResult> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Func<Task> Before { get; init; } = static () => Task.CompletedTask;

        internal ScriptedHandler Binding => new(name, typeof(Deposited))
        {
            Attribute = static handler => handler.Consistency = Consistency.Strong,
            OnEvent = async (_, context, _) =>
            {
                if (context.Stream.Identity == name && !Answered.Task.IsCompleted)
                {
                    await Before();
                    Answered.TrySetResult(await bank().DispatchAsync(new Deposit(next, 1), options));
                }
            },
        };
    }

    [Fact]
    public async Task A_handler_that_dispatches_strongly_does_not_wait_for_itself_but_for_others()
    {
        TestBank bank = null!;
        Relay relay = new("relay", "elsewhere", () => bank, All);
        HeldHandler other = new("other");
        bank = await StrongBank.StartAsync(relay.Binding, other.Binding);
        await using TestBank disposed = bank;
        other.Let(1);
        Task<DispatchResult> outer = bank.DispatchAsync(new Deposit("relay", 1), All).AsTask();
        await other.BeganAsync(2);
        await StaysAsync(relay.Answered.Task);
        other.Let(2);

        Assert.Empty((await relay.Answered.Task).Unseen);
        Assert.Empty((await outer).Unseen);
    }

    [Fact]
    public async Task A_handler_that_waits_for_a_position_of_its_own_hears_so()
    {
        TestBank bank = null!;
        TaskCompletionSource<UnseenReason?> answered = new();
        ScriptedHandler own = new("own")
        {
            OnEvent = async (_, context, _) => answered.TrySetResult(await bank.EventHandlers["own"].WaitForAsync(context.Position, Timeout.InfiniteTimeSpan)),
        };
        bank = await StrongBank.StartAsync(own);
        await using TestBank disposed = bank;
        _ = await bank.DispatchAsync(new Deposit("a", 1));

        Assert.Equal(UnseenReason.WouldWaitForItself, await answered.Task);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_handler_begins_and_leaves_behind_waits_as_anybody_does(bool isHook)
    {
        TestBank bank = null!;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<UnseenReason?>? leftBehind = null;
        Task Leave()
        {
            leftBehind ??= Task.Run(async () =>
            {
                await ended.Task;
                return await bank.EventHandlers["own"].WaitForAsync(1, Timeout.InfiniteTimeSpan);
            });
            return Task.CompletedTask;
        }

        ScriptedHandler own = new("own")
        {
            OnEvent = (_, _, _) => isHook ? Task.CompletedTask : Leave(),
            Hook = hook => isHook && hook == "start" ? Leave() : Task.CompletedTask,
        };
        bank = await StrongBank.StartAsync(own);
        await using TestBank disposed = bank;
        _ = await bank.DispatchAsync(new Deposit("a", 1));
        Assert.Null(await bank.EventHandlers["own"].WaitForAsync(1, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken));
        ended.SetResult();

        Assert.Null(await leftBehind!);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Handlers_that_wait_for_each_other_in_a_circle_do_not_deadlock(int count)
    {
        TestBank bank = null!;
        using Barrier together = new(count);
        Relay[] relays =
        [
            .. Enumerable.Range(0, count).Select(number => new Relay($"r{number}", $"r{(number + 1) % count}", () => bank, new DispatchOptions
            {
                WaitFor = [$"r{(number + 1) % count}"],
                ConsistencyTimeout = TimeSpan.FromMinutes(1),
            })
            {
                Before = () => Task.Run(() => together.SignalAndWait(TimeSpan.FromSeconds(30))),
            }),
        ];
        bank = await StrongBank.StartAsync([.. relays.Select(static relay => relay.Binding)]);
        await using TestBank disposed = bank;
        long began = Stopwatch.GetTimestamp();
        for (int number = 0; number < count; number++)
        {
            _ = await bank.DispatchAsync(new Deposit($"r{number}", 1));
        }

        DispatchResult[] answers = await Task.WhenAll(relays.Select(static relay => relay.Answered.Task));

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(40), "They waited for each other.");
        Assert.Equal(UnseenReason.WouldWaitForItself, Assert.Single(answers.SelectMany(static answer => answer.Unseen)).Reason);
    }

    [Fact]
    public void A_wait_that_would_close_a_circle_is_refused_and_others_are_not()
    {
        WaitGraph graph = new();

        Assert.True(graph.TryAdd("a", "b"));
        Assert.True(graph.TryAdd("a", "b"));
        Assert.True(graph.TryAdd("b", "c"));
        Assert.False(graph.TryAdd("c", "a"));
        Assert.False(graph.TryAdd("c", "c"));
        graph.Remove("a", "b");
        Assert.False(graph.TryAdd("c", "a"));
        graph.Remove("a", "b");
        Assert.True(graph.TryAdd("c", "a"));
    }
}
