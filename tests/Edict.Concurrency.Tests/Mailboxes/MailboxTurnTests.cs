using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The rules of the mailbox about whose thread and whose context runs what: each schedule is forced, not hoped for.</summary>
public sealed class MailboxTurnTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Rule_2_a_caller_runs_inline_only_its_own_command()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim queued = new();
        using ManualResetEventSlim returned = new();
        ConcurrentBag<int> threads = [];

        // If the first caller drained the others it would never return, and they wait for that.
        Task<int> first = OnThread(() =>
        {
            ValueTask<DispatchResult> mine = bank.DispatchAsync(new Probe("a", (_, _) =>
            {
                entered.Set();
                Assert.True(queued.Wait(Patience));
                return [new Deposited(1)];
            }));
            Assert.True(mine.IsCompletedSuccessfully);
            returned.Set();
            return Environment.CurrentManagedThreadId;
        });
        entered.Wait(Patience);
        Task<DispatchResult>[] others = [.. Enumerable.Range(0, 20).Select(_ => bank.DispatchAsync(new Probe("a", (_, _) =>
        {
            Assert.True(returned.Wait(Patience));
            threads.Add(Environment.CurrentManagedThreadId);
            Assert.True(Thread.CurrentThread.IsThreadPoolThread);
            return [new Deposited(1)];
        })).AsTask())];
        queued.Set();

        _ = await Task.WhenAll(others).WaitAsync(Patience);
        Assert.Equal(20, threads.Count);
        Assert.DoesNotContain(await first, threads);
    }

    [Fact]
    public async Task Rule_3_a_waiting_caller_never_runs_on_the_stack_that_completes_it()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false);
        await bank.App.BalanceAsync("a");
        TaskCompletionSource commit = new();
        bank.Store.BeforeAppend = (number, _) => number == 1 ? commit.Task : Task.CompletedTask;
        ValueTask<DispatchResult>[] pending = [.. Enumerable.Range(0, 10).Select(_ => bank.App.DispatchAsync(new Deposit("a", 1)))];
        using CountdownEvent blocked = new(1);
        TaskCompletionSource lastRan = new();
        ConcurrentBag<int> threads = [];

        // The first caller's continuation blocks until the last caller has its answer: on the drainer's stack, or on the
        // committer's, it would wait for itself.
        for (int index = 0; index < pending.Length; index++)
        {
            bool isFirst = index == 0;
            bool isLast = index == pending.Length - 1;
            Attach(pending[index], result =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                Assert.True(result.IsAccepted);
                if (isFirst)
                {
                    lastRan.Task.Wait(Patience);
                    blocked.Signal();
                }
                else if (isLast)
                {
                    lastRan.SetResult();
                }
            });
        }

        int committer = await OnThread(() =>
        {
            commit.SetResult();
            return Environment.CurrentManagedThreadId;
        });

        await lastRan.Task.WaitAsync(Patience);
        Assert.True(blocked.Wait(Patience));
        Assert.DoesNotContain(committer, threads);
    }

    [Fact]
    public async Task Rule_4_an_operation_returns_to_its_pool_only_when_both_have_let_go_of_it()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false);
        await bank.App.BalanceAsync("a");
        using SemaphoreSlim decided = new(0);
        using SemaphoreSlim goOn = new(0);
        using CancellationTokenSource cancellation = new();

        // The second caller is told and has let go; the queue still holds its operation, which must serve nobody else.
        Task<DispatchResult> first = Task.Run(async () => await bank.App.DispatchAsync(new Probe("a", (_, _) =>
        {
            decided.Release();
            goOn.Wait();
            return [new Deposited(1)];
        })));
        await decided.WaitAsync(TestContext.Current.CancellationToken);
        ValueTask<DispatchResult> second = bank.App.DispatchAsync(new Deposit("a", 2), cancellation: cancellation.Token);
        cancellation.Cancel();
        Assert.Equal(DispatchStatus.Expired, (await second).Status);
        ValueTask<DispatchResult> third = bank.App.DispatchAsync(new Deposit("a", 4));
        goOn.Release();

        Assert.Equal([new Deposited(1)], (await first).Events);
        Assert.Equal([new Deposited(4)], (await third).Events);
        Assert.Equal(5, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task Rule_5_a_drained_command_runs_under_a_default_context_with_invariant_culture()
    {
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        AsyncLocal<string?> secret = new();
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ";";
        List<(string? Secret, CultureInfo Culture, CultureInfo UICulture)> seen = [];

        await QueueBehindAsync(bank, "a", () =>
        {
            secret.Value = "the caller's";
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return Enumerable.Range(0, 5).Select(_ => bank.DispatchAsync(new Probe("a", (_, _) =>
            {
                seen.Add((secret.Value, CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture));
                secret.Value = "left behind by a handler";
                CultureInfo.CurrentCulture = culture;
                return [];
            })));
        });

        Assert.Equal(Enumerable.Repeat((default(string), CultureInfo.InvariantCulture, CultureInfo.InvariantCulture), 5), seen);
    }

    [Fact]
    public async Task Rule_5_a_drained_command_has_an_activity_of_its_own_below_its_callers()
    {
        ConcurrentBag<Activity> handled = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Edict",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => handled.Add(activity),
        };
        ActivitySource.AddActivityListener(listener);
        await using TestBank bank = await TestBank.StartInMemoryAsync();
        using ActivitySource own = new("test");
        using ActivityListener ownListener = new()
        {
            ShouldListenTo = source => source == own,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(ownListener);
        string identity = Guid.NewGuid().ToString();
        List<Activity> callers = [];
        List<string?> current = [];

        await QueueBehindAsync(bank, identity, () => Enumerable.Range(0, 3).Select(_ =>
        {
            using Activity caller = own.StartActivity("caller")!;
            callers.Add(caller);
            return bank.DispatchAsync(new Probe(identity, (_, _) =>
            {
                current.Add(Activity.Current?.OperationName);
                return [];
            }));
        }));

        Assert.Equal(Enumerable.Repeat<string?>("edict.handle", 3), current);
        Activity[] ofCallers = [.. handled.Where(activity => callers.Exists(caller => caller.TraceId == activity.TraceId))];
        Assert.Equal(3, ofCallers.Count(static activity => activity.OperationName == "edict.handle"));
        foreach (Activity handle in ofCallers.Where(static activity => activity.OperationName == "edict.handle"))
        {
            Activity dispatch = Assert.Single(ofCallers, activity => activity.SpanId == handle.ParentSpanId);
            Assert.Equal("edict.dispatch", dispatch.OperationName);
            Assert.Contains(callers, caller => caller.SpanId == dispatch.ParentSpanId);
            Assert.Equal("NothingHappened", handle.GetTagItem("edict.status"));
            Assert.Equal(identity, handle.GetTagItem("edict.identity"));
        }
    }

    /// <summary>Sends while the instance is busy with a command that waits until everything is sent.</summary>
    private static async Task QueueBehindAsync(TestBank bank, string identity, Func<IEnumerable<ValueTask<DispatchResult>>> send)
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim queued = new();
        Task<int> first = OnThread(() =>
        {
            _ = bank.DispatchAsync(new Probe(identity, (_, _) =>
            {
                entered.Set();
                Assert.True(queued.Wait(Patience));
                return [];
            })).AsTask().GetAwaiter().GetResult().Status;
            return 0;
        });
        Assert.True(entered.Wait(Patience));
        Task<DispatchResult>[] sent = [.. send().Select(static pending => pending.AsTask())];
        Assert.All(sent, static task => Assert.False(task.IsCompleted));
        queued.Set();
        await first.WaitAsync(Patience);
        Assert.All(await Task.WhenAll(sent).WaitAsync(Patience), static result => Assert.True(result.IsAccepted));
    }

    /// <summary>Continues without a synchronization context, which would post by itself.</summary>
    private static void Attach(ValueTask<DispatchResult> pending, Action<DispatchResult> continuation)
    {
        ConfiguredValueTaskAwaitable<DispatchResult>.ConfiguredValueTaskAwaiter awaiter = pending.ConfigureAwait(false).GetAwaiter();
        Assert.False(awaiter.IsCompleted);
        awaiter.UnsafeOnCompleted(() => continuation(awaiter.GetResult()));
    }

    private static Task<int> OnThread(Func<int> work)
    {
        TaskCompletionSource<int> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        thread.Start();
        return done.Task;
    }
}
