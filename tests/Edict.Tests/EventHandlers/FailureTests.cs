using System.Collections.Concurrent;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

public sealed class FailureTests
{
    private readonly InMemoryDatabase _database = new();
    private readonly ConcurrentQueue<(string Stream, int Amount)> _done = new();
    private readonly ConcurrentQueue<FailureContext> _failures = new();

    /// <summary>A handler that fails at some amounts.</summary>
    private ScriptedHandler Fails(Func<int, bool> at, Func<FailureContext, ErrorAction?>? judge, Action<EventHandlerOptions>? attribute = null) => new("books", typeof(Deposited))
    {
        Attribute = attribute,
        Judge = failure =>
        {
            _failures.Enqueue(failure);
            return judge?.Invoke(failure);
        },
        OnEvent = (e, context, _) =>
        {
            int amount = ((Deposited)e).Amount;
            if (at(amount))
            {
                throw new InvalidOperationException($"no {amount}");
            }

            _done.Enqueue((context.Stream.Identity, amount));
            return Task.CompletedTask;
        },
    };

    private int[] Amounts(string stream) => [.. _done.Where(done => done.Stream == stream).Select(static done => done.Amount)];

    [Fact]
    public async Task A_retry_tries_the_same_event_again_before_any_other()
    {
        int left = 3;
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database, Fails(amount => amount == 2 && left-- > 0, static _ => ErrorAction.Retry(TimeSpan.FromMilliseconds(1))));
        await bank.DepositAsync("a", 1, 2, 3);
        await bank.HandledAllAsync("books");

        Assert.Equal([1, 2, 3], Amounts("a"));
        Assert.Equal([1, 2, 3], _failures.Select(static failure => failure.Attempt));
        Assert.All(_failures, static failure => Assert.Equal((2, "books", "no 2"), (failure.Recorded.Version, failure.Handler, failure.Exception.Message)));
        Assert.Equal(0, await bank["books"].DeadLetters.CountAsync());
    }

    [Fact]
    public async Task A_skipped_event_counts_as_handled()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 2, static _ => ErrorAction.Skip));
        await bank.DepositAsync("a", 1, 2, 3);
        await bank.HandledAllAsync("books");

        Assert.Equal([1, 3], Amounts("a"));
        Assert.Equal(0, await bank["books"].DeadLetters.CountAsync());
    }

    [Fact]
    public async Task One_poison_event_among_many_is_one_dead_letter()
    {
        await using (HandlingBank before = await HandlingBank.StartAsync(_database))
        {
            await before.DepositAsync("a", [.. Enumerable.Range(1, 10_000)]);
        }

        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 5_000, static _ => ErrorAction.DeadLetter));
        await bank.HandledAllAsync("books");

        Assert.Equal(9_999, _done.Count);
        DeadLetter letter = Assert.Single(await bank["books"].DeadLetters.ReadAsync());
        Assert.Equal((5_000, "deposited", DeadLetterKind.Failed, 1), (letter.Position, letter.EventName, letter.Kind, letter.Attempts));
        Assert.Equal(("System.InvalidOperationException", "no 5000"), (letter.ErrorType, letter.Error));
        Assert.Contains(nameof(FailureTests), letter.ErrorDetails, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_an_event_is_tried_eight_times_and_then_given_up()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database,
            static options => options.ConfigureEventHandlers(static handler =>
            {
                Func<FailureContext, ErrorAction> standard = handler.OnError;
                handler.OnError = failure => standard(failure) is { Kind: ErrorActionKind.Retry } ? ErrorAction.Retry() : standard(failure);
            }),
            Fails(static amount => amount == 2, judge: null));
        await bank.DepositAsync("a", 1, 2, 3);
        await bank.HandledAllAsync("books");

        Assert.Equal(8, _failures.Count);
        Assert.Equal(8, Assert.Single(await bank["books"].DeadLetters.ReadAsync()).Attempts);
        Assert.Equal([1, 3], Amounts("a"));
    }

    [Fact]
    public void A_backoff_doubles_up_to_its_longest_and_differs_by_chance()
    {
        double[] delays = [.. Enumerable.Range(1, 40).Select(attempt => Failure(attempt).ExponentialBackoff().TotalMilliseconds)];

        Assert.All(delays.Index(), static delay => Assert.InRange(
            delay.Item, Math.Min(100 * Math.Pow(2, delay.Index), 15_000), Math.Min(200 * Math.Pow(2, delay.Index), 30_000)));
        Assert.NotEqual(Failure(9).ExponentialBackoff(), Failure(9).ExponentialBackoff());

        static FailureContext Failure(int attempt) => new(null!, "books", new InvalidOperationException(), attempt);
    }

    [Fact]
    public async Task Later_events_of_a_stream_are_parked_behind_one_that_failed_and_are_handled_in_order_when_it_is_retried()
    {
        bool isMended = false;
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database, Fails(amount => amount == 2 && !isMended, static _ => ErrorAction.DeadLetterAndPark));
        await bank.DepositAsync("a", 1, 2, 3, 4);
        await bank.DepositAsync("b", 1, 3);
        await bank.HandledAllAsync("books");

        Assert.Equal([1], Amounts("a"));
        Assert.Equal([1, 3], Amounts("b"));
        IReadOnlyList<DeadLetter> letters = await bank["books"].DeadLetters.ReadAsync(new StreamKey("account", "a"));
        Assert.Equal([DeadLetterKind.Parking, DeadLetterKind.Parked, DeadLetterKind.Parked], letters.Select(static letter => letter.Kind));

        isMended = true;
        Assert.Equal(3, await bank["books"].DeadLetters.RetryAsync(letters[1]));
        await bank.DepositAsync("a", 5);
        await bank.HandledAllAsync("books");

        Assert.Equal([1, 2, 3, 4, 5], Amounts("a"));
        Assert.Equal(0, await bank["books"].DeadLetters.CountAsync());
    }

    [Fact]
    public async Task What_is_parked_stays_parked_after_a_restart_and_after_a_retry_that_failed()
    {
        await using (HandlingBank first = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 2, static _ => ErrorAction.DeadLetterAndPark)))
        {
            await first.DepositAsync("a", 1, 2);
            await first.HandledAllAsync("books");
        }

        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 2, static _ => ErrorAction.DeadLetterAndPark));
        await bank.DepositAsync("a", 3);
        await bank.HandledAllAsync("books");
        Assert.Equal(0, await bank["books"].DeadLetters.RetryAllAsync(TestContext.Current.CancellationToken));
        await bank.DepositAsync("a", 4);
        await bank.HandledAllAsync("books");

        Assert.Equal([1], Amounts("a"));
        Assert.Equal([2L, 3, 4], (await bank["books"].DeadLetters.ReadAsync()).Select(static letter => letter.Version));
    }

    [Fact]
    public async Task A_dropped_letter_is_not_handled_again()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 2, static _ => ErrorAction.DeadLetter));
        await bank.DepositAsync("a", 1, 2, 3);
        await bank.HandledAllAsync("books");

        Assert.Equal(1, await bank["books"].DeadLetters.DropAsync(2, 99));
        Assert.Equal(0, await bank["books"].DeadLetters.RetryAllAsync(TestContext.Current.CancellationToken));
        Assert.Equal([1, 3], Amounts("a"));
    }

    [Fact]
    public async Task A_letter_that_is_gone_is_not_retried_and_no_other_in_its_place()
    {
        bool isMended = false;
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database, Fails(amount => amount is 2 or 4 && !isMended, static _ => ErrorAction.DeadLetter));
        await bank.DepositAsync("a", 1, 2, 3, 4);
        await bank.HandledAllAsync("books");
        IReadOnlyList<DeadLetter> letters = await bank["books"].DeadLetters.ReadAsync();
        isMended = true;

        Assert.Equal(1, await bank["books"].DeadLetters.RetryAsync(letters[0]));
        Assert.Equal(0, await bank["books"].DeadLetters.RetryAsync(letters[0]));
        Assert.Equal([1, 3, 2], Amounts("a"));
        Assert.Equal(4, Assert.Single(await bank["books"].DeadLetters.ReadAsync()).Version);
    }

    [Fact]
    public async Task A_stream_whose_letters_are_all_dropped_goes_on()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 2, static _ => ErrorAction.DeadLetterAndPark));
        await bank.DepositAsync("a", 1, 2, 3);
        await bank.HandledAllAsync("books");
        Assert.Equal(2, await bank["books"].DeadLetters.DropAsync(2, 3));
        await bank.DepositAsync("a", 4);
        await bank.HandledAllAsync("books");

        Assert.Equal([1, 4], Amounts("a"));
        Assert.Equal(0, await bank["books"].DeadLetters.CountAsync());
    }

    [Fact]
    public async Task A_reset_drops_the_letters_of_what_is_handled_again_and_no_others()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount is 2 or 4, static _ => ErrorAction.DeadLetter));
        await bank.DepositAsync("a", 1, 2, 3, 4);
        await bank.HandledAllAsync("books");
        await bank["books"].StopAsync();
        await bank["books"].ResetAsync(fromPosition: 3);

        Assert.Equal(2, Assert.Single(await bank["books"].DeadLetters.ReadAsync()).Position);
        Assert.Equal(2, (await bank["books"].ReadSubscriptionAsync())!.Checkpoint);
    }

    [Fact]
    public async Task What_a_handler_registered_and_throws_at_its_time_limit_harms_nobody()
    {
        ScriptedHandler handler = new("books")
        {
            Attribute = static options => (options.TimeLimit, options.CancelsAtTimeLimit) = (TimeSpan.FromMilliseconds(50), true),
            OnEvent = static async (_, _, cancellation) =>
            {
                using CancellationTokenRegistration registration = cancellation.Register(static () => throw new InvalidOperationException("from a callback"));
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            },
            Judge = static _ => ErrorAction.Skip,
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.DepositAsync("a", 1);
        await bank.HandledAllAsync("books");

        Assert.True(bank["books"].Status.IsHealthy);
    }

    [Fact]
    public async Task A_shared_object_that_fails_at_being_disposed_stops_no_shutdown()
    {
        ScriptedHandler handler = new("books")
        {
            Attribute = static options => options.Instance = HandlerInstance.Shared,
            OnEvent = static (_, _, _) => Task.CompletedTask,
            Make = static _ => new Undisposable(),
        };
        HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.DepositAsync("a", 1);
        await bank.HandledAllAsync("books");

        await bank.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bank["books"].StartAsync());
    }

    private sealed class Undisposable : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("It cannot be disposed.");
    }

    [Fact]
    public async Task A_handler_that_stops_is_seen_and_goes_on_with_the_event_when_it_is_started_again()
    {
        bool isMended = false;
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(amount => amount == 2 && !isMended, static _ => ErrorAction.Stop));
        await bank.DepositAsync("a", 1, 2, 3);
        await Eventually.True(() => bank["books"].Status.State == EventHandlerState.Stopped);

        EventHandlerStatus status = bank["books"].Status;
        Assert.False(status.IsHealthy);
        Assert.Equal(2, Assert.IsType<EventHandlerStoppedException>(status.Error).Position);

        isMended = true;
        await bank["books"].StartAsync();
        await bank.HandledAllAsync("books");
        Assert.Equal([1, 2, 3], Amounts("a"));
        Assert.True(bank["books"].Status.IsHealthy);
    }

    [Fact]
    public async Task Letters_are_retried_only_where_the_handler_runs()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, Fails(static amount => amount == 2, static _ => ErrorAction.DeadLetter));
        await bank.DepositAsync("a", 2);
        await bank.HandledAllAsync("books");
        await bank["books"].StopAsync();

        EventHandlerNotRunningException exception = await Assert.ThrowsAsync<EventHandlerNotRunningException>(() => bank["books"].DeadLetters.RetryAllAsync());
        Assert.Equal("books", exception.Handler);
    }

    [Fact]
    public async Task An_OnError_that_fails_stops_the_handler()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database, Fails(static amount => amount == 1, static _ => throw new NotSupportedException("no idea")));
        await bank.DepositAsync("a", 1);
        await Eventually.True(() => bank["books"].Status.State == EventHandlerState.Stopped);

        Assert.Equal("no 1", bank["books"].Status.Error!.InnerException!.Message);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_goes_to_the_dead_letters_at_once()
    {
        InMemoryDatabase database = new() { RoundTrip = true };
        UnreadableWriter.Write(database, "a");
        await using HandlingBank bank = await HandlingBank.StartAsync(database, Fails(static _ => false, judge: null));
        await bank.DepositAsync("b", 7);
        await bank.HandledAllAsync("books");

        DeadLetter letter = Assert.Single(await bank["books"].DeadLetters.ReadAsync());
        Assert.Equal((1, 1, typeof(EventSerializationException).FullName), (letter.Position, letter.Attempts, letter.ErrorType));
        Assert.Equal([7], Amounts("b"));
    }

    [Fact]
    public async Task In_a_batch_the_culprit_is_found_and_the_rest_goes_on()
    {
        ConcurrentQueue<int> handled = new();
        ScriptedHandler handler = new("books")
        {
            Attribute = static options => (options.BatchSize, options.BatchLinger) = (16, TimeSpan.FromMilliseconds(200)),
            Judge = static _ => ErrorAction.DeadLetter,
            OnBatch = (batch, _) =>
            {
                if (batch.Any(static delivered => ((Deposited)delivered.Event).Amount == 5))
                {
                    throw new InvalidOperationException("no 5");
                }

                foreach (DeliveredEvent<object> delivered in batch)
                {
                    handled.Enqueue(((Deposited)delivered.Event).Amount);
                }

                return Task.CompletedTask;
            },
        };
        await using (HandlingBank before = await HandlingBank.StartAsync(_database))
        {
            await before.DepositAsync("a", [.. Enumerable.Range(1, 16)]);
        }

        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.HandledAllAsync("books");

        Assert.Equal(Enumerable.Range(1, 16).Where(static amount => amount != 5), handled);
        Assert.Equal(5, Assert.Single(await bank["books"].DeadLetters.ReadAsync()).Position);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_cancelled_where_the_options_say_so()
    {
        ScriptedHandler handler = new("books")
        {
            Attribute = static options => (options.TimeLimit, options.CancelsAtTimeLimit) = (TimeSpan.FromMilliseconds(50), true),
            OnEvent = static (_, _, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, cancellation),
            Judge = static _ => ErrorAction.DeadLetter,
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await bank.DepositAsync("a", 1);
        await bank.HandledAllAsync("books");

        Assert.Equal(typeof(TimeoutException).FullName, Assert.Single(await bank["books"].DeadLetters.ReadAsync()).ErrorType);
    }

    [Fact]
    public async Task A_call_that_hangs_is_reported_with_where_it_stands()
    {
        TaskCompletionSource end = new();
        ScriptedHandler handler = new("books")
        {
            Attribute = static options => options.TimeLimit = TimeSpan.FromMilliseconds(50),
            OnEvent = (_, _, _) => end.Task,
        };
        LogOfTest log = new();
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, options => options.LoggerFactory = log, handler);
        await bank.DepositAsync("a", 1);
        await Eventually.True(() => bank["books"].Status is { IsHanging: true, IsStalled: true });

        Assert.False(bank["books"].Status.IsHealthy);
        Assert.Equal((1L, new StreamKey("account", "a")), (bank["books"].Status.Calls[0].Position, bank["books"].Status.Calls[0].Stream));
        Assert.Single(log.Lines, static line => line.Contains("hangs at position 1", StringComparison.Ordinal));
        end.SetResult();
        await bank.HandledAllAsync("books");
        await Eventually.True(() => bank["books"].Status.IsHealthy);
    }

    [Fact]
    public async Task A_checkpoint_beyond_the_end_of_the_store_stops_the_handler()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, static options => options.ConfigureEventHandlers(static handler => handler.IsEnabled = false), Fails(static _ => false, null));
        await bank.App.Store.Subscriptions.CreateAsync("books", 17);
        await bank["books"].StartAsync();
        await Eventually.True(() => bank["books"].Status.State == EventHandlerState.Stopped);

        Assert.Equal(18, Assert.IsType<PositionAheadException>(bank["books"].Status.Error).Position);
    }

    [Fact]
    public async Task A_start_hook_that_fails_is_tried_again()
    {
        int starts = 0;
        ScriptedHandler handler = new("books")
        {
            OnEvent = static (_, _, _) => Task.CompletedTask,
            Hook = hook => hook == "start" && ++starts < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask,
        };
        await using HandlingBank bank = await HandlingBank.StartAsync(_database, handler);
        await Eventually.True(() => bank["books"].Status.State == EventHandlerState.Live);

        Assert.Equal(3, starts);
    }
}
