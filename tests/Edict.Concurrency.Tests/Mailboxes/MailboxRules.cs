using System.Collections.Concurrent;
using Edict.Aggregates;
using Edict.Tests.Handwritten;

namespace Edict.Concurrency.Tests.Mailboxes;

/// <summary>The mailbox's rules under random schedules; each throws where its rule is broken.</summary>
internal static class MailboxRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Callers race for one instance that goes idle all the time; whatever were left in the queue would never be answered.</summary>
    internal static async Task Nothing_is_left_in_the_queue_of_an_idle_instance(int seed)
    {
        const int callers = 8;
        const int commands = 400;
        await using TestBank bank = await TestBank.StartAsync(options => options.UseInMemory().DispatchTimeout = Timeout.InfiniteTimeSpan);
        ConcurrentBag<long> versions = [];
        int executing = 0;

        await Together(callers, async caller =>
        {
            Random random = new(seed * 1_000 + caller);
            for (int number = 0; number < commands; number++)
            {
                await Stagger(random);
                DispatchResult result = await bank.DispatchAsync(new Probe("a", (_, _) =>
                {
                    Assert.Equal(1, Interlocked.Increment(ref executing));
                    Interlocked.Decrement(ref executing);
                    return [new Deposited(1)];
                }));
                Assert.Equal(DispatchStatus.Accepted, result.Status);
                versions.Add(result.Version);
                if (random.Next(8) == 0)
                {
                    Assert.True(await bank.BalanceAsync("a") >= result.Version);
                }
            }
        });

        Assert.Equal(Enumerable.Range(1, callers * commands).Select(static version => (long)version), versions.Order());
        Assert.Equal(callers * commands, await bank.BalanceAsync("a"));
    }

    /// <summary>One caller's commands are decided in the order in which it sent them, also when they wait.</summary>
    internal static async Task Commands_of_one_instance_run_in_the_order_of_arrival(int seed)
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false);
        Random random = new(seed);
        bank.Store.BeforeAppend = (_, _) => random.Next(3) == 0 ? Task.Delay(random.Next(3)) : Task.CompletedTask;
        List<int> order = [];

        List<Task<DispatchResult>> waiting = [];
        for (int number = 0; number < 300; number++)
        {
            int mine = number;
            waiting.Add(bank.App.DispatchAsync(new Probe("a", (_, _) =>
            {
                order.Add(mine);
                return [new Deposited(mine + 1)];
            })).AsTask());
            await Stagger(random);
        }

        DispatchResult[] results = await Task.WhenAll(waiting).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 300), order);
        Assert.Equal(Enumerable.Range(1, 300).Select(static version => (long)version), results.Select(static result => result.Version));
    }

    /// <summary>
    /// Answers, deadlines and cancellations race for the same pooled operations; an operation that served two callers would give
    /// one of them the other's answer.
    /// </summary>
    internal static async Task A_pooled_operation_never_serves_two_callers(int seed)
    {
        const int callers = 12;
        const int commands = 150;
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false);
        bank.Store.BeforeAppend = (number, _) => (number * seed % 5) switch
        {
            0 => Task.Delay(1),
            1 => Yielded(),
            _ => Task.CompletedTask,
        };
        int answered = 0;

        await Together(callers, async caller =>
        {
            Random random = new(seed * 1_000 + caller);
            for (int number = 0; number < commands; number++)
            {
                using CancellationTokenSource cancellation = new();
                int amount = 1 + (caller * commands) + number;
                ValueTask<DispatchResult> pending = bank.App.DispatchAsync(
                    new Deposit("acc-" + random.Next(3), amount),
                    random.Next(3) == 0 ? new DispatchOptions { Timeout = TimeSpan.FromMilliseconds(random.Next(1, 20)) } : null,
                    cancellation.Token);
                if (random.Next(4) == 0)
                {
                    await Stagger(random);
                    cancellation.Cancel();
                }

                DispatchResult result = await pending;
                if (result.Status == DispatchStatus.Accepted)
                {
                    Interlocked.Increment(ref answered);
                    Assert.Equal([new Deposited(amount)], result.Events);
                }
                else
                {
                    Assert.True(result.Status is DispatchStatus.Expired or DispatchStatus.OutcomeUnknown, result.ToString());
                }
            }
        });

        Assert.True(answered > 0);
    }

    /// <summary>Instances are let go while they are used; two live ones of one identity would conflict or run together.</summary>
    internal static async Task One_identity_never_has_two_live_instances(int seed)
    {
        await using TestBank bank = await TestBank.StartAsync(options =>
        {
            options.UseInMemory().RetryAttempts = 0;
            options.DispatchTimeout = Timeout.InfiniteTimeSpan;
        });
        AggregateHost host = bank.Runtime.Hosts[0];
        int[] executing = new int[4];
        using CancellationTokenSource done = new();
        Task sweeping = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                host.Sweep(sweepsAllowed: 0);
            }
        });

        await Together(6, async caller =>
        {
            Random random = new(seed * 1_000 + caller);
            for (int number = 0; number < 300; number++)
            {
                int account = random.Next(executing.Length);
                DispatchResult result = await bank.DispatchAsync(new Probe("acc-" + account, (state, context) =>
                {
                    Assert.Equal(1, Interlocked.Increment(ref executing[account]));
                    Assert.Equal(context.Version, state.Changes);
                    Interlocked.Decrement(ref executing[account]);
                    return [new Deposited(1)];
                }));
                Assert.Equal(DispatchStatus.Accepted, result.Status);
            }
        });
        await done.CancelAsync();
        await sweeping;

        int[] balances = await Task.WhenAll(Enumerable.Range(0, 4).Select(account => bank.BalanceAsync("acc-" + account).AsTask()));
        Assert.Equal(6 * 300, balances.Sum());
    }

    /// <summary>While an instance is busy as many commands wait as may, and at most the one that is decided on beside them, whoever comes at the same time.</summary>
    internal static async Task No_more_commands_wait_than_the_capacity(int seed)
    {
        int capacity = 1 + (seed % 7);
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false, configure: options =>
        {
            options.MailboxCapacity = capacity;
            options.DispatchTimeout = Timeout.InfiniteTimeSpan;
        });
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.Store.BeforeAppend = (_, _) => gate.Task;
        await bank.App.BalanceAsync("a");
        Task<DispatchResult> first = bank.App.DispatchAsync(new Deposit("a", 1)).AsTask();

        ConcurrentBag<Task<DispatchResult>> sent = [];
        await Together(16, _ =>
        {
            sent.Add(bank.App.DispatchAsync(new Deposit("a", 1)).AsTask());
            return Task.CompletedTask;
        });
        int waiting = sent.Count(static task => !task.IsCompleted);
        Exception? overloaded = await Record.ExceptionAsync(async () => await bank.App.BalanceAsync("a"));
        gate.SetResult();

        DispatchResult[] results = await Task.WhenAll([first, .. sent]).WaitAsync(Patience);
        Assert.InRange(waiting, capacity, capacity + 1);
        Assert.IsType<AggregateOverloadedException>(overloaded);
        Assert.Equal(waiting + 1, results.Count(static result => result.Status == DispatchStatus.Accepted));
        Assert.Equal(16 - waiting, results.Count(static result => result.Status == DispatchStatus.Overloaded));
        Assert.Equal(waiting + 1, await bank.App.BalanceAsync("a"));
    }

    /// <summary>
    /// Deadlines fire at any moment. An expired command has stored nothing, an accepted one once, and one of unknown outcome takes
    /// effect once, however often it is repeated with its id.
    /// </summary>
    internal static async Task Expired_never_ran_and_unknown_can_be_repeated(int seed)
    {
        const int callers = 10;
        const int commands = 60;
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false);
        bank.Store.BeforeAppend = (number, _) => number * seed % 3 == 0 ? Task.Delay(number % 12) : Task.CompletedTask;
        ConcurrentDictionary<int, DispatchStatus> outcomes = [];

        await Together(callers, async caller =>
        {
            Random random = new(seed * 1_000 + caller);
            for (int number = 0; number < commands; number++)
            {
                int amount = 1 + (caller * commands) + number;
                Deposit command = new("acc-" + random.Next(2), amount);
                DispatchResult result = await bank.App.DispatchAsync(
                    command, new DispatchOptions { Timeout = TimeSpan.FromMilliseconds(random.Next(1, 40)) });
                outcomes[amount] = result.Status;
                if (result.Status == DispatchStatus.OutcomeUnknown)
                {
                    DispatchResult repeated = await bank.App.DispatchAsync(
                        command, new DispatchOptions { CommandId = result.CommandId, Timeout = Patience });
                    Assert.Equal(DispatchStatus.Accepted, repeated.Status);
                    Assert.Equal(result.CommandId, repeated.CommandId);
                }
            }
        });

        IReadOnlyList<RecordedEvent> stored = await bank.App.Store.ReadAllAsync(1, ReadDirection.Forward, callers * commands, default);
        Dictionary<int, int> times = stored.GroupBy(static recorded => ((Deposited)recorded.Event).Amount)
            .ToDictionary(static group => group.Key, static group => group.Count());
        Assert.Equal(callers * commands, outcomes.Count);
        foreach ((int amount, DispatchStatus status) in outcomes)
        {
            Assert.True(status is DispatchStatus.Accepted or DispatchStatus.Expired or DispatchStatus.OutcomeUnknown, status.ToString());
            Assert.Equal(status == DispatchStatus.Expired ? 0 : 1, times.GetValueOrDefault(amount));
        }
    }

    /// <summary>Stopping while callers come: what was accepted is stored, what came too late hears so, and nobody waits for ever.</summary>
    internal static async Task Stopping_drains_what_was_accepted(int seed)
    {
        InMemoryDatabase database = new();
        ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false, database: database);
        bank.Store.BeforeAppend = (number, _) => number % 4 == 0 ? Yielded() : Task.CompletedTask;
        int accepted = 0;
        int started = 0;

        Task callers = Together(8, async caller =>
        {
            Random random = new(seed * 1_000 + caller);
            while (true)
            {
                try
                {
                    Interlocked.Increment(ref started);
                    DispatchResult result = await bank.App.DispatchAsync(new Deposit("acc-" + random.Next(20), 1));
                    Assert.Equal(DispatchStatus.Accepted, result.Status);
                    Interlocked.Increment(ref accepted);
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
            }
        });
        Random schedule = new(seed);
        int until = schedule.Next(1, 500);
        while (Volatile.Read(ref started) < until)
        {
            await Task.Yield();
        }

        await bank.DisposeAsync();
        await callers.WaitAsync(Patience);

        Assert.Equal(1, bank.Store.Disposals);
        await using ScriptedBank next = await ScriptedBank.StartAsync(database: database);
        int stored = 0;
        for (int account = 0; account < 20; account++)
        {
            stored += await next.App.BalanceAsync("acc-" + account);
        }

        Assert.Equal(accepted, stored);
    }

    private static async Task Together(int callers, Func<int, Task> call) =>
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => call(caller)))).WaitAsync(Patience);

    private static async Task Stagger(Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                await Task.Yield();
                break;
            case 1:
                Thread.SpinWait(random.Next(200));
                break;
        }
    }

    private static async Task Yielded() => await Task.Yield();
}
