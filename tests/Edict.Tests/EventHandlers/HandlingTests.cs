using System.Collections.Concurrent;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

public sealed class HandlingTests
{
    private readonly InMemoryDatabase _database = new();
    private readonly ConcurrentQueue<(string Stream, long Version, object Event)> _seen = new();

    private ScriptedHandler Notes(string name = "notes", params Type[] handled) => new(name, handled)
    {
        OnEvent = (e, context, _) =>
        {
            _seen.Enqueue((context.Stream.Identity, context.Version, e));
            return Task.CompletedTask;
        },
    };

    [Fact]
    public async Task What_was_stored_before_and_what_comes_after_is_handled_once_in_order()
    {
        await using (HandlingBank before = await HandlingBank.StartAsync(_database))
        {
            await before.DepositAsync("a", 1, 2, 3);
        }

        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Notes());
        await bank.HandledAllAsync("notes");
        await bank.DepositAsync("a", 4, 5);
        await bank.HandledAllAsync("notes");

        Assert.Equal([1, 2, 3, 4, 5], _seen.Select(static seen => ((Deposited)seen.Event).Amount));
        Assert.Equal(EventHandlerState.Live, bank["notes"].Status.State);
        Assert.True(bank["notes"].Status.IsHealthy);
    }

    [Fact]
    public async Task Only_events_that_it_takes_are_handled_and_the_checkpoint_passes_over_the_others()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Notes("withdrawals", typeof(Withdrawn)));
        await bank.DepositAsync("a", 10);
        (await bank.App.DispatchAsync(new Withdraw("a", 3))).EnsureAccepted();
        await bank.DepositAsync("a", 10, 10);
        await bank.HandledAllAsync("withdrawals");

        Assert.Equal(new Withdrawn(3), Assert.Single(_seen).Event);
        await Eventually.Async(async () => (await bank["withdrawals"].ReadSubscriptionAsync())!.Checkpoint == 4);
    }

    [Fact]
    public async Task A_context_tells_of_the_event()
    {
        EventContext? context = null;
        ScriptedHandler handler = new("notes")
        {
            OnEvent = (_, given, _) =>
            {
                context = given;
                return Task.CompletedTask;
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        Guid command = Guid.NewGuid();
        (await bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = command, Metadata = Metadata.Empty.With("user", "kim") })).EnsureAccepted();
        await bank.HandledAllAsync("notes");

        Assert.NotNull(context);
        Assert.Equal(new StreamKey("account", "a"), context.Stream);
        Assert.Equal((1, 1, 1), (context.Version, context.Position, context.Attempt));
        Assert.Equal(("notes", "deposited", command), (context.Handler, context.EventName, context.CommandId));
        Assert.Equal("kim", context.Metadata["user"]);
    }

    [Fact]
    public async Task A_restart_goes_on_after_the_checkpoint()
    {
        await using (HandlingBank first = await HandlingBank.StartAsync(_database, Notes()))
        {
            await first.DepositAsync("a", 1, 2);
            await first.HandledAllAsync("notes");
        }

        await using HandlingBank second = await HandlingBank.StartAsync(_database, Notes());
        await second.DepositAsync("a", 3);
        await second.HandledAllAsync("notes");

        Assert.Equal([1L, 2, 3], _seen.Select(static seen => seen.Version));
    }

    [Theory]
    [InlineData(StartFrom.Origin, null, new[] { 1, 2, 3 })]
    [InlineData(StartFrom.Current, null, new[] { 3 })]
    [InlineData(StartFrom.Current, 2L, new[] { 2, 3 })]
    public async Task A_new_handler_begins_where_it_says(StartFrom from, long? position, int[] expected)
    {
        await using (HandlingBank before = await HandlingBank.StartAsync(_database))
        {
            await before.DepositAsync("a", 1, 2);
        }

        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database,
            options => options.ConfigureEventHandlers(handler => (handler.StartFrom, handler.StartPosition) = (from, position)),
            Notes());
        await Eventually.True(() => bank["notes"].Status.State == EventHandlerState.Live);
        await bank.DepositAsync("a", 3);
        await bank.HandledAllAsync("notes");

        Assert.Equal(expected, _seen.Select(static seen => ((Deposited)seen.Event).Amount));
    }

    [Fact]
    public async Task Options_of_the_application_come_after_those_of_the_attribute()
    {
        ScriptedHandler handler = new("notes") { OnEvent = static (_, _, _) => Task.CompletedTask, Attribute = static options => options.Concurrency = 3 };
        List<int> declared = [];
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database, options => options.ConfigureEventHandlers(given => declared.Add(given.Concurrency)).ConfigureEventHandlers(static given => given.IsEnabled = false), handler);

        Assert.Equal([3], declared);
        Assert.Equal(EventHandlerState.Off, bank["notes"].Status.State);
        await bank["notes"].StartAsync();
        await Eventually.True(() => bank["notes"].Status.State == EventHandlerState.Live);
    }

    [Fact]
    public async Task Only_streams_of_its_aggregate_are_handled()
    {
        ScriptedHandler handler = new("notes", typeof(object))
        {
            Attribute = static options => options.Aggregate = "savings",
            OnEvent = (e, context, _) =>
            {
                _seen.Enqueue((context.Stream.Aggregate, context.Version, e));
                return Task.CompletedTask;
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.DepositAsync("a", 1);
        (await bank.App.DispatchAsync((object)new DepositSavings("a", 2))).EnsureAccepted();
        await bank.HandledAllAsync("notes");

        Assert.Equal("savings", Assert.Single(_seen).Stream);
    }

    [Fact]
    public async Task Streams_go_on_beside_each_other_and_each_keeps_its_order()
    {
        using SemaphoreSlim together = new(0);
        int inProgress = 0;
        ScriptedHandler handler = new("notes")
        {
            Attribute = static options => options.Concurrency = 8,
            OnEvent = async (e, context, cancellation) =>
            {
                if (context.Version == 1 && Interlocked.Increment(ref inProgress) == 2)
                {
                    together.Release(64);
                }

                await together.WaitAsync(cancellation);
                _seen.Enqueue((context.Stream.Identity, context.Version, e));
                together.Release();
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        foreach (int index in Enumerable.Range(0, 32))
        {
            await bank.DepositAsync($"a{index}", 1, 2, 3);
        }

        await bank.HandledAllAsync("notes");

        Assert.Equal(96, _seen.Count);
        Assert.All(_seen.GroupBy(static seen => seen.Stream), static stream => Assert.Equal([1L, 2, 3], stream.Select(static seen => seen.Version)));
    }

    [Fact]
    public async Task A_partition_key_keeps_the_order_across_streams()
    {
        ConcurrentDictionary<string, ConcurrentQueue<long>> byKey = new();
        ScriptedHandler handler = new("notes")
        {
            Attribute = static options => options.Concurrency = 8,
            Partition = static e => $"{((Deposited)e).Amount % 3}",
            OnEvent = async (e, context, cancellation) =>
            {
                await Task.Delay(Random.Shared.Next(2), cancellation);
                byKey.GetOrAdd($"{((Deposited)e).Amount % 3}", static _ => new ConcurrentQueue<long>()).Enqueue(context.Position);
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        foreach (int index in Enumerable.Range(1, 60))
        {
            await bank.DepositAsync($"a{index}", index);
        }

        await bank.HandledAllAsync("notes");

        Assert.Equal(60, byKey.Values.Sum(static positions => positions.Count));
        Assert.All(byKey.Values, static positions => Assert.Equal(positions.Order(), positions));
    }

    [Fact]
    public async Task A_batch_has_what_is_there_up_to_its_size()
    {
        await using (HandlingBank before = await HandlingBank.StartAsync(_database))
        {
            await before.DepositAsync("a", [.. Enumerable.Range(1, 25)]);
        }

        ConcurrentQueue<int> sizes = new();
        ScriptedHandler handler = new("batches")
        {
            Attribute = static options => (options.BatchSize, options.BatchLinger) = (10, TimeSpan.FromMilliseconds(200)),
            OnBatch = (batch, _) =>
            {
                sizes.Enqueue(batch.Count);
                Assert.All(batch, static delivered => Assert.Equal(delivered.Context.Version, ((Deposited)delivered.Event).Amount));
                return Task.CompletedTask;
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.HandledAllAsync("batches");

        Assert.Equal([10, 10, 5], sizes);
    }

    [Fact]
    public async Task A_batch_waits_as_long_as_it_may_linger()
    {
        ConcurrentQueue<int> sizes = new();
        ScriptedHandler handler = new("batches")
        {
            Attribute = static options => (options.BatchSize, options.BatchLinger) = (3, TimeSpan.FromMinutes(1)),
            OnBatch = (batch, _) =>
            {
                sizes.Enqueue(batch.Count);
                return Task.CompletedTask;
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        foreach (int amount in Enumerable.Range(1, 6))
        {
            await bank.DepositAsync("a", amount);
        }

        await bank.HandledAllAsync("batches");

        Assert.Equal([3, 3], sizes);
    }

    [Fact]
    public async Task An_object_is_made_for_each_attempt_or_shared_and_is_disposed()
    {
        int disposed = 0;
        ScriptedHandler each = new("each") { OnEvent = static (_, _, _) => Task.CompletedTask, Make = _ => new Used(() => Interlocked.Increment(ref disposed)) };
        ScriptedHandler shared = new("shared")
        {
            OnEvent = static (_, _, _) => Task.CompletedTask,
            Attribute = static options => options.Instance = HandlerInstance.Shared,
        };
        await using (HandlingBank bank = await HandlingBank.StartAsync(_database, each, shared))
        {
            await bank.DepositAsync("a", 1, 2, 3);
            await bank.HandledAllAsync("each");
            await bank.HandledAllAsync("shared");
        }

        Assert.Equal(each.Created, disposed);
        Assert.True(each.Created >= 3);
        Assert.Equal(1, shared.Created);
    }

    [Fact]
    public async Task A_handler_can_have_the_application_and_dispatch()
    {
        TestBank? given = null;
        ScriptedHandler handler = new("doubles", typeof(Deposited))
        {
            Make = services =>
            {
                given = (TestBank)services!.GetService(typeof(TestBank))!;
                return new object();
            },
            OnEvent = async (e, context, _) =>
            {
                if (context.Stream.Identity == "a")
                {
                    (await given!.DispatchAsync(new Deposit("b", ((Deposited)e).Amount * 2))).EnsureAccepted();
                }
            },
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.DepositAsync("a", 1, 2);
        await bank.HandledAllAsync("doubles");

        Assert.Equal(6, await bank.App.BalanceAsync("b"));
        Assert.Same(bank.App, given);
    }

    [Fact]
    public async Task Hooks_are_called_at_start_stop_and_reset()
    {
        List<string> hooks = [];
        ScriptedHandler handler = new("notes")
        {
            OnEvent = static (_, _, _) => Task.CompletedTask,
            Hook = hook =>
            {
                hooks.Add(hook);
                return Task.CompletedTask;
            },
        };
        await using (HandlingBank bank = await HandlingBank.StartAsync(_database, handler))
        {
            await bank.DepositAsync("a", 1);
            await bank.HandledAllAsync("notes");
            await bank["notes"].ResetAsync();
            await bank.HandledAllAsync("notes");
        }

        Assert.Equal(["start", "stop", "reset", "start", "stop"], hooks);
    }

    [Fact]
    public async Task A_reset_during_traffic_handles_everything_from_its_position_on_again()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Notes());
        Task traffic = bank.DepositAsync("a", [.. Enumerable.Range(1, 200)]);
        await Eventually.True(() => _seen.Count > 20);
        await bank["notes"].ResetAsync(fromPosition: 11);
        await traffic;
        await bank.HandledAllAsync("notes");

        Assert.Equal(Enumerable.Range(11, 190).Select(static version => (long)version), _seen.TakeLast(190).Select(static seen => seen.Version));
    }

    [Fact]
    public async Task Stopping_the_application_ends_the_call_in_progress_and_keeps_what_was_done()
    {
        using SemaphoreSlim begun = new(0);
        TaskCompletionSource end = new();
        ScriptedHandler slow = new("notes")
        {
            OnEvent = async (_, context, _) =>
            {
                begun.Release();
                await end.Task;
                _seen.Enqueue((context.Stream.Identity, context.Version, ""));
            },
        };
        HandlingBank bank = await HandlingBank.StartAsync(_database, slow);
        await bank.DepositAsync("a", 1, 2, 3);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        Task stopping = bank.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        end.SetResult();
        await stopping;

        // The stop may have come between two calls, but never into one.
        Assert.NotEmpty(_seen);
        await using HandlingBank next = await HandlingBank.StartAsync(_database, Notes());
        await next.HandledAllAsync("notes");
        Assert.Equal([1L, 2, 3], _seen.Select(static seen => seen.Version));
    }

    [Fact]
    public async Task A_handler_whose_service_is_missing_fails_the_start()
    {
        ScriptedHandler handler = new("notes") { Make = static _ => throw new EdictOptionsException("Services", "a clock is missing") };

        await Assert.ThrowsAsync<EdictOptionsException>(() => HandlingBank.StartAsync(_database, handler));
    }

    [Theory]
    [InlineData("Concurrency")]
    [InlineData("BatchSize")]
    [InlineData("BatchLinger")]
    [InlineData("StartPosition")]
    [InlineData("CheckpointEvery")]
    [InlineData("CheckpointInterval")]
    [InlineData("TimeLimit")]
    [InlineData("OnError")]
    public async Task An_option_out_of_its_range_fails_the_start(string option)
    {
        EdictOptionsException exception = await Assert.ThrowsAsync<EdictOptionsException>(() => HandlingBank.StartAsync(
            _database, options => options.ConfigureEventHandlers(handler => Spoil(handler, option)), Notes()));

        Assert.Contains(option, exception.Message, StringComparison.Ordinal);
        Assert.Contains("notes", exception.Message, StringComparison.Ordinal);
    }

    private static void Spoil(EventHandlerOptions options, string option)
    {
        options.Concurrency = option == "Concurrency" ? 0 : 1;
        options.BatchSize = option == "BatchSize" ? 0 : 1;
        options.BatchLinger = option == "BatchLinger" ? TimeSpan.FromTicks(-1) : TimeSpan.Zero;
        options.StartPosition = option == "StartPosition" ? 0 : null;
        options.CheckpointEvery = option == "CheckpointEvery" ? 0 : 1;
        options.CheckpointInterval = option == "CheckpointInterval" ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
        options.TimeLimit = option == "TimeLimit" ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
        options.OnError = option == "OnError" ? null! : options.OnError;
    }

    private sealed class Used(Action onDisposed) : IDisposable
    {
        public void Dispose() => onDisposed();
    }
}
