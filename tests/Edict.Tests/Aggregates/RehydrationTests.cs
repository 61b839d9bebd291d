using Edict.Tests.Handwritten;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.Aggregates;

public sealed class RehydrationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(10_000)]
    public async Task An_instance_is_rehydrated_from_all_its_events_page_by_page(int events)
    {
        InMemoryDatabase database = new();
        await using ScriptedBank bank = await ScriptedBank.StartAsync(database: database);
        for (int number = 0; number < events; number += 500)
        {
            object[] some = [.. Enumerable.Repeat(new Deposited(1), Math.Min(500, events - number))];
            await bank.Store.WriteElsewhereAsync("a", null, some);
        }

        DispatchResult result = await bank.App.DispatchAsync(new Deposit("a", 1));

        Assert.Equal(events + 1, result.Version);
        Assert.Equal(events + 1, await bank.App.BalanceAsync("a"));
        Assert.Equal(Enumerable.Range(0, Math.Max(1, (events + 4_095) / 4_096)).Select(static page => (page * 4_096L) + 1), bank.Store.Reads);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erased_stream_begins_anew_under_a_live_instance(bool isShared)
    {
        InMemoryDatabase database = new() { AllowErasure = true };
        await using ScriptedBank bank = await ScriptedBank.StartAsync(isShared: isShared, database: database);
        _ = await bank.App.DispatchAsync(new Deposit("a", 10));
        _ = await bank.App.DispatchAsync(new Deposit("a", 10));
        Assert.True(await bank.Store.Streams.EraseAsync(new StreamKey("account", "a"), ExpectedVersion.Exactly(2)));

        DispatchResult result = await bank.App.DispatchAsync(new Deposit("a", 1));

        Assert.Equal((DispatchStatus.Accepted, 1L, 3L), (result.Status, result.Version, result.Position));
        Assert.Equal(1, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_closed_stream_refuses_commands_and_nothing_is_lost()
    {
        InMemoryDatabase database = new();
        await using ScriptedBank bank = await ScriptedBank.StartAsync(database: database);
        _ = await bank.App.DispatchAsync(new Deposit("a", 10));
        await bank.Store.Streams.ArchiveAsync(new StreamKey("account", "a"));

        await Assert.ThrowsAsync<StreamClosedException>(async () => _ = await bank.App.DispatchAsync(new Deposit("a", 1)));
        Assert.Equal(10, await bank.App.BalanceAsync("a"));
        await bank.Store.Streams.RestoreAsync(new StreamKey("account", "a"));
        Assert.Equal(2, (await bank.App.DispatchAsync(new Deposit("a", 1))).Version);
        Assert.Equal(11, await bank.App.BalanceAsync("a"));
    }

    [Fact]
    public async Task A_restarted_application_goes_on_from_the_stored_state()
    {
        InMemoryDatabase database = new() { RoundTrip = true };
        await using (ScriptedBank first = await ScriptedBank.StartAsync(wantsPayload: true, database: database))
        {
            _ = await first.App.DispatchAsync(new Open("a", 100));
        }

        await using ScriptedBank second = await ScriptedBank.StartAsync(wantsPayload: true, database: database);

        Assert.Equal(DispatchStatus.Rejected, (await second.App.DispatchAsync(new Open("a", 1))).Status);
        Assert.Equal(2, (await second.App.DispatchAsync(new Deposit("a", 1))).Version);
    }

    [Fact]
    public async Task An_instance_that_nobody_uses_leaves_memory_and_comes_back()
    {
        FakeTimeProvider clock = new();
        await using TestBank bank = await TestBank.StartAsync(options =>
        {
            options.UseInMemory().TimeProvider = clock;
            options.IdleTimeout = TimeSpan.FromMinutes(4);
        });
        _ = await bank.DispatchAsync(new Open("a", 100));
        _ = await bank.DispatchAsync(new Open("b", 100));

        for (int minute = 0; minute < 6; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await bank.BalanceAsync("b");
        }

        Assert.Equal(1, bank.LiveAccounts);
        Assert.Equal(2, (await bank.DispatchAsync(new Deposit("a", 1))).Version);
        Assert.Equal(101, await bank.BalanceAsync("a"));
        Assert.Equal(2, bank.LiveAccounts);
    }

    [Fact]
    public async Task An_instance_in_use_never_leaves_memory()
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource commit = new();
        await using ScriptedBank bank = await ScriptedBank.StartAsync(configure: options =>
        {
            options.TimeProvider = clock;
            options.IdleTimeout = TimeSpan.FromSeconds(4);
            options.DispatchTimeout = TimeSpan.FromHours(1);
        });
        bank.Store.BeforeAppend = (_, _) => commit.Task;
        ValueTask<DispatchResult> pending = bank.App.DispatchAsync(new Deposit("a", 1));

        for (int second = 0; second < 20; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, bank.App.LiveAccounts);
        commit.SetResult();
        Assert.True((await pending).IsAccepted);
    }

    [Fact]
    public async Task An_instance_that_is_used_while_it_appends_is_not_idle()
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource commit = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedBank bank = await ScriptedBank.StartAsync(configure: options =>
        {
            options.TimeProvider = clock;
            options.IdleTimeout = TimeSpan.FromSeconds(4);
            options.DispatchTimeout = TimeSpan.FromHours(1);
        });
        Assert.Equal(0, await bank.App.BalanceAsync("a"));
        bank.Store.BeforeAppend = (_, _) => commit.Task;
        List<Task<DispatchResult>> pending = [bank.App.DispatchAsync(new Deposit("a", 1)).AsTask()];
        for (int second = 0; second < 6; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            pending.Add(bank.App.DispatchAsync(new Deposit("a", 1)).AsTask());
        }

        commit.SetResult();
        Assert.All(await Task.WhenAll(pending), static result => Assert.True(result.IsAccepted));

        // Those are answered before the mailbox is at rest.
        await Task.Delay(50, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, bank.App.LiveAccounts);
    }
}
