using Edict.Tests.Handwritten;

namespace Edict.Tests.Aggregates;

public sealed class FailureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_10_a_throwing_apply_stores_nothing_and_drops_the_state(bool isShared)
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared);
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.Reads.Clear();

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            _ = await bank.App.DispatchAsync(new Probe("a", static (_, _) => [new Deposited(1), new Poisoned("boom")])));

        Assert.Equal("boom", exception.Message);
        Assert.Equal(1, bank.Store.Appends);
        Assert.Equal(100, await bank.App.BalanceAsync("a"));
        Assert.Equal([1L], bank.Store.Reads);
    }

    [Fact]
    public async Task Rule_10_a_throwing_handler_keeps_the_state()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.Reads.Clear();

        for (int count = 0; count < 3; count++)
        {
            FormatException exception = await Assert.ThrowsAsync<FormatException>(async () =>
                _ = await bank.App.DispatchAsync(new Probe("a", static (_, _) => throw new FormatException("a bug"))));
            Assert.Equal("a bug", exception.Message);
        }

        Assert.Equal(100, await bank.App.BalanceAsync("a"));
        Assert.Empty(bank.Store.Reads);
    }

    [Fact]
    public async Task An_event_that_nothing_applies_is_never_stored()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();

        UnappliedEventException exception = await Assert.ThrowsAsync<UnappliedEventException>(async () =>
            _ = await bank.App.DispatchAsync(new Probe("a", static (_, _) => [new Unapplied("x")])));

        Assert.Equal(typeof(Unapplied), exception.EventType);
        Assert.Equal(0, bank.Store.Appends);
    }

    [Fact]
    public async Task An_event_that_is_none_is_a_typed_error_before_anything_is_applied()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.Reads.Clear();

        await Assert.ThrowsAsync<UnknownEventException>(async () =>
            _ = await bank.App.DispatchAsync(new Probe("a", static (_, _) => [new Deposited(1), "no event"])));

        Assert.Equal(100, await bank.App.BalanceAsync("a"));
        Assert.Empty(bank.Store.Reads);
        Assert.Equal(1, bank.Store.Appends);
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_refused_before_anything_is_applied()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(wantsPayload: true, configure: static options => options.MaxEventBytes = 20);
        Probe large = new("a", static (_, _) => [new Deposited(1), new Tagged(["this is longer than twenty bytes"])]);

        EventTooLargeException exception = await Assert.ThrowsAsync<EventTooLargeException>(async () => _ = await bank.App.DispatchAsync(large));

        Assert.Equal(("tagged", 20), (exception.EventName, exception.Limit));
        Assert.Equal(0, bank.Store.Appends);
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failed_append_reaches_its_caller_and_the_next_command_rehydrates(bool atOnce)
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.BeforeAppend = async (number, _) =>
        {
            if (!atOnce)
            {
                await Task.Yield();
            }

            if (number == 2)
            {
                throw new EventStoreException("the disk is full");
            }
        };
        bank.Store.Reads.Clear();

        EventStoreException exception = await Assert.ThrowsAsync<EventStoreException>(async () => _ = await bank.App.DispatchAsync(new Deposit("a", 1)));
        DispatchResult next = await bank.App.DispatchAsync(new Deposit("a", 10));

        Assert.Equal("the disk is full", exception.Message);
        Assert.Equal(2, next.Version);
        Assert.Equal(110, await bank.App.BalanceAsync("a"));
        Assert.Equal([1L], bank.Store.Reads);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task An_append_that_fails_while_it_is_made_durable_is_an_unknown_outcome_that_can_be_repeated(bool atOnce, bool isStored)
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));
        bank.Store.BeforeAppend = (number, batch) => (number, atOnce) switch
        {
            (not 2, _) => Task.CompletedTask,
            (_, true) => throw FailWhileWritingAsync(bank, batch, isStored).Exception!.InnerException!,
            (_, false) => FailWhileWritingAsync(bank, batch, isStored),
        };

        DispatchResult unknown = await bank.App.DispatchAsync(new Deposit("a", 1));
        int between = await bank.App.BalanceAsync("a");
        DispatchResult repeated = await bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = unknown.CommandId });

        Assert.Equal((DispatchStatus.OutcomeUnknown, "the disk failed"), (unknown.Status, unknown.Failure?.Message));
        Assert.Empty(unknown.Events);
        Assert.Same(unknown.Failure, Assert.Throws<CommandNotAcceptedException>(() => unknown.EnsureAccepted()).InnerException);
        Assert.Equal(isStored ? 101 : 100, between);
        Assert.Equal((DispatchStatus.Accepted, isStored, 2L), (repeated.Status, repeated.IsRepeat, repeated.Version));
        Assert.Equal(101, await bank.App.BalanceAsync("a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clock_that_fails_fails_its_command_and_leaves_the_instance_free(bool waits)
    {
        FailingClock clock = new();
        TaskCompletionSource gate = new();
        await using ScriptedBank bank = await ScriptedBank.StartAsync(configure: options => options.TimeProvider = clock);
        await bank.App.BalanceAsync("a");
        bank.Store.BeforeAppend = (_, _) => waits ? gate.Task : Task.CompletedTask;
        Task<DispatchResult> first = bank.App.DispatchAsync(new Deposit("a", 1)).AsTask();
        clock.Fails = true;
        Task<DispatchResult> failing = Task.Run(async () => await bank.App.DispatchAsync(new Deposit("a", 1)));
        if (waits)
        {
            await Task.Delay(20);
            gate.SetResult();
        }

        await Assert.ThrowsAsync<FormatException>(() => failing);
        clock.Fails = false;

        Assert.True((await first).IsAccepted);
        Assert.True((await bank.App.DispatchAsync(new Deposit("a", 1))).IsAccepted);
        Assert.Equal(2, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_failed_rehydration_reaches_its_caller_and_is_tried_again()
    {
        InMemoryDatabase database = new();
        await using (ScriptedBank before = await ScriptedBank.StartAsync(database: database))
        {
            _ = await before.App.DispatchAsync(new Open("a", 100));
        }

        await using ScriptedBank bank = await ScriptedBank.StartAsync(database: database);
        int reads = 0;
        bank.Store.BeforeRead = (_, _) => ++reads == 1 ? Task.FromException(new EventStoreException("no connection")) : Task.CompletedTask;

        await Assert.ThrowsAsync<EventStoreException>(async () => await bank.App.BalanceAsync("a"));
        Assert.Equal(100, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task An_event_that_holds_an_array_is_not_shared_with_state_store_or_caller()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: false);
        string[] tags = ["original"];

        DispatchResult result = await bank.App.DispatchAsync(new Probe("a", (_, _) => [new Tagged(tags)]));
        tags[0] = "changed";

        Assert.Equal("original", await bank.App.ReadAsync("a", (Account account) => account.Tags[0]));
        IReadOnlyList<RecordedEvent> stored = await bank.Store.ReadStreamAsync(result.Stream, 1, ReadDirection.Forward, 1, default);
        Assert.Equal("original", ((Tagged)stored[0].Event).Tags[0]);
    }

    private static async Task FailWhileWritingAsync(ScriptedBank bank, AppendBatch batch, bool isStored)
    {
        if (isStored)
        {
            await bank.Store.WriteElsewhereAsync("a", batch.Writes[0].CommandId, new Deposited(1));
        }

        throw new EventStoreException("the disk failed") { MayBeStored = true };
    }

    [Fact]
    public async Task A_read_function_that_throws_reaches_its_caller_and_changes_nothing()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync();
        _ = await bank.App.DispatchAsync(new Open("a", 100));

        await Assert.ThrowsAsync<FormatException>(async () =>
            await bank.App.ReadAsync<Account, int>("a", static _ => throw new FormatException("a bug")));

        Assert.Equal(100, await bank.App.BalanceAsync("a"));
    }

    private sealed class FailingClock : TimeProvider
    {
        internal bool Fails { get; set; }

        public override DateTimeOffset GetUtcNow() => Fails ? throw new FormatException("no time") : base.GetUtcNow();
    }
}
