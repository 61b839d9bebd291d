using Edict.Tests.Handwritten;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.Aggregates;

/// <summary>Rule 9: timeout and cancellation cover waiting, and say whether the command ran.</summary>
public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _gate = new();

    [Fact]
    public async Task Rule_9_a_command_that_expires_in_the_queue_never_runs()
    {
        await using ScriptedBank bank = await StartAsync();
        bank.Store.BeforeAppend = (_, _) => _gate.Task;
        bool ran = false;
        ValueTask<DispatchResult> busy = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { Timeout = TimeSpan.FromHours(1) });
        ValueTask<DispatchResult> waiting = bank.App.DispatchAsync(new Probe("a", (_, _) =>
        {
            ran = true;
            return [];
        }));

        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        DispatchResult result = await waiting;
        Assert.Equal(DispatchStatus.Expired, result.Status);
        Assert.NotEqual(default, result.CommandId);
        Assert.Equal(new StreamKey("account", "a"), result.Stream);
        _gate.SetResult();
        Assert.True((await busy).IsAccepted);
        Assert.Equal(1, await bank.App.BalanceAsync("a"));
        Assert.False(ran);
    }

    [Fact]
    public async Task Rule_9_a_clock_that_is_set_back_or_forth_expires_nothing()
    {
        MovableClock clock = new();
        await using ScriptedBank bank = await ScriptedBank.StartAsync(configure: options => options.TimeProvider = clock);
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
        foreach (int days in (int[])[1, -1, 0])
        {
            TaskCompletionSource gate = new();
            bank.Store.BeforeAppend = (_, _) => gate.Task;
            Task<DispatchResult> pending = bank.App.DispatchAsync(new Deposit("a", 1)).AsTask();
            clock.Ahead = TimeSpan.FromDays(days);
            gate.SetResult();
            Assert.True((await pending).IsAccepted);
        }

        EventPage stored = await bank.App.Store.ReadAllAsync(1, ReadDirection.Forward, 9, default);
        Assert.Equal([1L, 2L, 3L], stored.Select(static recorded => recorded.Version));
        Assert.InRange(stored[1].Timestamp - stored[0].Timestamp, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
        Assert.InRange(stored[2].Timestamp - stored[0].Timestamp, TimeSpan.FromHours(-25), TimeSpan.FromHours(-23));
    }

    [Fact]
    public async Task Rule_9_a_command_that_expires_while_the_instance_is_rehydrated_never_runs()
    {
        await using ScriptedBank bank = await StartAsync();
        bank.Store.BeforeRead = (_, _) => _gate.Task;
        ValueTask<DispatchResult> pending = bank.App.DispatchAsync(new Deposit("a", 1));

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(DispatchStatus.Expired, (await pending).Status);
        _gate.SetResult();
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
        Assert.Equal(0, bank.Store.Appends);
    }

    [Fact]
    public async Task Rule_9_expiry_while_the_store_writes_is_an_unknown_outcome_and_the_id_can_be_repeated()
    {
        await using ScriptedBank bank = await StartAsync();
        bank.Store.BeforeAppend = (_, _) => _gate.Task;
        ValueTask<DispatchResult> pending = bank.App.DispatchAsync(new Deposit("a", 1));

        _clock.Advance(TimeSpan.FromSeconds(6));

        DispatchResult unknown = await pending;
        Assert.Equal(DispatchStatus.OutcomeUnknown, unknown.Status);
        _gate.SetResult();
        DispatchResult repeated = await bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = unknown.CommandId });
        Assert.True(repeated is { Status: DispatchStatus.Accepted, IsRepeat: true, Version: 1 });
        Assert.Equal(1, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task Rule_9_cancellation_answers_like_a_timeout()
    {
        await using ScriptedBank bank = await StartAsync();
        bank.Store.BeforeAppend = (_, _) => _gate.Task;
        using CancellationTokenSource cancellation = new();
        ValueTask<DispatchResult> writing = bank.App.DispatchAsync(new Deposit("a", 1), cancellation: cancellation.Token);
        ValueTask<DispatchResult> waiting = bank.App.DispatchAsync(new Deposit("a", 2), cancellation: cancellation.Token);

        cancellation.Cancel();

        Assert.Equal(DispatchStatus.OutcomeUnknown, (await writing).Status);
        Assert.Equal(DispatchStatus.Expired, (await waiting).Status);
        Assert.Equal(DispatchStatus.Expired, (await bank.App.DispatchAsync(new Deposit("b", 1), cancellation: cancellation.Token)).Status);
        _gate.SetResult();
        Assert.Equal(1, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task Rule_9_expiry_between_a_conflict_and_the_next_decision_is_expired_and_stores_nothing()
    {
        await using ScriptedBank bank = await StartAsync();
        await bank.App.BalanceAsync("a");
        bank.Store.BeforeAppend = (_, _) => bank.Store.WriteElsewhereAsync("a", null, new Deposited(100));
        bank.Store.BeforeRead = (_, _) => _gate.Task;
        ValueTask<DispatchResult> pending = bank.App.DispatchAsync(new Deposit("a", 1));

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(DispatchStatus.Expired, (await pending).Status);
        _gate.SetResult();
        Assert.Equal(100, await bank.App.BalanceAsync("a"));
        Assert.Equal(1, bank.Store.Appends);
    }

    [Fact]
    public async Task Rule_9_expiry_while_a_repeat_is_read_is_an_unknown_outcome_because_it_is_stored()
    {
        await using ScriptedBank bank = await StartAsync();
        await bank.App.BalanceAsync("a");
        Guid id = Guid.NewGuid();
        bank.Store.BeforeAppend = (_, _) => bank.Store.WriteElsewhereAsync("a", id, new Deposited(1));
        bank.Store.BeforeRead = (_, _) => _gate.Task;
        ValueTask<DispatchResult> pending = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = id });

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(DispatchStatus.OutcomeUnknown, (await pending).Status);
        _gate.SetResult();
        Assert.True((await bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { CommandId = id })).IsRepeat);
        Assert.Equal(1, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task Rule_9_a_read_that_waits_too_long_or_is_cancelled_throws()
    {
        await using ScriptedBank bank = await StartAsync();
        bank.Store.BeforeRead = (_, _) => _gate.Task;
        using CancellationTokenSource cancellation = new();
        ValueTask<int> rehydrating = bank.App.BalanceAsync("a");
        ValueTask<int> waiting = bank.App.ReadAsync("a", (Account account) => account.Balance, cancellation.Token);

        cancellation.Cancel();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        await Assert.ThrowsAsync<TimeoutException>(async () => await rehydrating);
        _gate.SetResult();
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_dispatch_may_have_a_timeout_of_its_own_and_none_at_all()
    {
        await using ScriptedBank bank = await StartAsync();
        bank.Store.BeforeAppend = (_, _) => _gate.Task;
        ValueTask<DispatchResult> forever = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { Timeout = Timeout.InfiniteTimeSpan });
        ValueTask<DispatchResult> brief = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { Timeout = TimeSpan.FromMilliseconds(1) });
        ValueTask<DispatchResult> day = bank.App.DispatchAsync(new Deposit("a", 1), new DispatchOptions { Timeout = TimeSpan.FromDays(1) });

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DispatchStatus.Expired, (await brief).Status);
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.False(day.IsCompleted);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(DispatchStatus.Expired, (await day).Status);
        Assert.False(forever.IsCompleted);

        _gate.SetResult();
        Assert.True((await forever).IsAccepted);
    }

    private Task<ScriptedBank> StartAsync() => ScriptedBank.StartAsync(configure: options =>
    {
        options.TimeProvider = _clock;
        options.IdleTimeout = Timeout.InfiniteTimeSpan;
    });

    /// <summary>The machine's clock, as someone sets it while the program runs.</summary>
    private sealed class MovableClock : TimeProvider
    {
        internal TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
