using System.Diagnostics;
using System.Text;
using Edict.Tests.Handwritten;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.Snapshots;

/// <summary>When a snapshot is taken, of what, and that nobody waits for it.</summary>
public sealed class SnapshotTakingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task One_is_taken_after_so_many_events()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: AccountSerializer.Accounts(snapshotEvery: 3));
        for (int number = 1; number <= 8; number++)
        {
            _ = await bank.App.DispatchAsync(new Deposit("a", number));
            if (number % 3 == 0)
            {
                await bank.Store.Snapshots.KeptAsync("a", number);
            }
        }

        await bank.App.DisposeAsync();
        Assert.Equal([3, 6], bank.Store.Snapshots.Writes);
    }

    [Fact]
    public async Task It_holds_the_state_and_the_event_that_the_state_ends_with()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(7));
        await using ScriptedBank bank = await ScriptedBank.StartAsync(
            accounts: AccountSerializer.Accounts(snapshotEvery: 2, version: 5), configure: options => options.TimeProvider = clock);
        _ = await bank.App.DispatchAsync(new Open("a", 10));
        _ = await bank.App.DispatchAsync(new Deposit("a", 5));

        StateSnapshot kept = await bank.Store.Snapshots.KeptAsync("a", 2);

        EventPage events = await bank.App.Store.ReadStreamAsync(
            new StreamKey("account", "a"), 2, ReadDirection.Forward, 1, TestContext.Current.CancellationToken);
        Assert.Equal(new StreamKey("account", "a"), kept.Stream);
        Assert.Equal((2, 5), (kept.Version, kept.StateVersion));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), kept.Timestamp);
        Assert.Equal(
            $$$"""{"after":"{{{events[0].EventId}}}","state":{"balance":15,"changes":2,"isOpen":true}}""", Encoding.UTF8.GetString(kept.Payload.Span));
    }

    [Fact]
    public async Task It_is_taken_where_a_command_ends_and_not_amid_its_events()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: AccountSerializer.Accounts(snapshotEvery: 3));
        _ = await bank.App.DispatchAsync(new Open("a", 1));

        Assert.Equal(5, (await bank.App.DispatchAsync(Deposits(4))).Version);

        Assert.Equal(5, (await bank.Store.Snapshots.KeptAsync("a", 1)).Version);
    }

    [Fact]
    public async Task Nothing_waits_for_it_and_only_one_is_written_at_a_time()
    {
        TaskCompletionSource write = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: AccountSerializer.Accounts(snapshotEvery: 2));
        bank.Store.Snapshots.BeforeWrite = _ => write.Task;

        for (int number = 1; number <= 9; number++)
        {
            Assert.Equal(number, (await bank.App.DispatchAsync(new Deposit("a", 1)).AsTask().WaitAsync(Patience)).Version);
        }

        Assert.True(bank.Store.Snapshots.Writes is [] or [2]);
        write.SetResult();
        await bank.Store.Snapshots.KeptAsync("a", 2);
        await Eventually(async () =>
        {
            _ = await bank.App.DispatchAsync(new Deposit("a", 1));
            return bank.Store.Snapshots.Writes.Length == 2;
        });
    }

    [Fact]
    public async Task One_that_cannot_be_written_fails_no_command_is_reported_and_tried_again_later()
    {
        string identity = Guid.NewGuid().ToString();
        using Heard heard = new("edict.snapshot", identity);
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: AccountSerializer.Accounts(snapshotEvery: 20));
        bank.Store.Snapshots.BeforeWrite = static _ => throw new EventStoreException("The disk is full.");

        for (int number = 1; number <= 21; number++)
        {
            Assert.True((await bank.App.DispatchAsync(new Deposit(identity, 1))).IsAccepted);
        }

        await Eventually(() => Task.FromResult(heard.Count == 1));
        bank.Store.Snapshots.BeforeWrite = null;
        await Eventually(async () =>
        {
            Assert.True((await bank.App.DispatchAsync(new Deposit(identity, 1))).IsAccepted);
            return heard.Count == 2;
        });

        long[] writes = bank.Store.Snapshots.Writes;
        Assert.Equal(20, writes[0]);
        Assert.True(writes[1] >= 22, "A tenth of the interval lies between two attempts.");
        Assert.Equal((writes[0], ActivityStatusCode.Error, "The disk is full."), Told(heard[0]));
        Assert.Equal((writes[1], ActivityStatusCode.Unset, null), Told(heard[1]));
        Assert.True((await bank.Store.Snapshots.KeptAsync(identity))!.Version >= writes[1]);
    }

    [Fact]
    public async Task A_state_that_cannot_be_written_fails_no_command_is_reported_and_tried_again_later()
    {
        string identity = Guid.NewGuid().ToString();
        using Heard heard = new("edict.snapshot", identity);
        bool fails = true;
        AccountSerializer serializer = new(snapshotEvery: 2)
        {
            BeforeWrite = () =>
            {
                if (Volatile.Read(ref fails))
                {
                    throw new InvalidOperationException("It has no such form.");
                }
            },
        };
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: serializer.Accounts());
        _ = await bank.App.DispatchAsync(new Deposit(identity, 1));
        Assert.Equal(2, (await bank.App.DispatchAsync(new Deposit(identity, 1))).Version);
        await Eventually(() => Task.FromResult(heard.Count == 1));
        Volatile.Write(ref fails, false);

        Assert.Equal(3, (await bank.App.DispatchAsync(new Deposit(identity, 1))).Version);
        Assert.Equal(3, (await bank.Store.Snapshots.KeptAsync(identity, 3)).Version);

        Assert.Equal((2L, ActivityStatusCode.Error), (heard[0].GetTagItem("edict.snapshot.version"), heard[0].Status));
        Assert.Contains("It has no such form.", heard[0].StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_command_with_events_leads_to_one()
    {
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: AccountSerializer.Accounts(snapshotEvery: 3));
        await bank.Store.WriteElsewhereAsync("a", null, [.. Enumerable.Repeat(new Deposited(1), 10)]);

        Assert.Equal(10, await bank.App.BalanceAsync("a"));
        Assert.Equal(DispatchStatus.Rejected, (await bank.App.DispatchAsync(new Withdraw("a", 11))).Status);
        Assert.Equal(DispatchStatus.NothingHappened, (await bank.App.DispatchAsync(new Deposit("a", 0))).Status);
        Assert.Equal(11, (await bank.App.DispatchAsync(new Deposit("a", 1))).Version);

        await bank.App.DisposeAsync();
        Assert.Equal([11], bank.Store.Snapshots.Writes);
    }

    [Fact]
    public async Task Stopping_waits_for_the_one_that_is_written()
    {
        TaskCompletionSource write = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedBank bank = await ScriptedBank.StartAsync(accounts: AccountSerializer.Accounts(snapshotEvery: 1));
        bank.Store.Snapshots.BeforeWrite = _ =>
        {
            begun.SetResult();
            return write.Task;
        };
        _ = await bank.App.DispatchAsync(new Deposit("a", 1));
        await begun.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Task stopped = bank.App.DisposeAsync().AsTask();

        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(stopped.IsCompleted);
        Assert.Equal(0, bank.Store.Disposals);
        write.SetResult();
        await stopped.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(1, bank.Store.Disposals);
    }

    [Fact]
    public async Task An_instance_stays_in_memory_while_its_own_is_written()
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource write = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedBank bank = await ScriptedBank.StartAsync(
            accounts: AccountSerializer.Accounts(snapshotEvery: 1),
            configure: options =>
            {
                options.TimeProvider = clock;
                options.IdleTimeout = TimeSpan.FromSeconds(4);
            });
        bank.Store.Snapshots.BeforeWrite = _ =>
        {
            begun.TrySetResult();
            return write.Task;
        };
        _ = await bank.App.DispatchAsync(new Deposit("a", 1));
        await begun.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Sweep(clock);
        Assert.Equal(1, bank.App.LiveAccounts);

        write.SetResult();
        await bank.Store.Snapshots.KeptAsync("a", 1);
        await Eventually(() =>
        {
            Sweep(clock);
            return Task.FromResult(bank.App.LiveAccounts == 0);
        });
    }

    [Fact]
    public async Task It_takes_no_callers_place_in_the_queue()
    {
        using ManualResetEventSlim go = new();
        using ManualResetEventSlim begun = new();
        AccountSerializer serializer = new(snapshotEvery: 1)
        {
            BeforeWrite = () =>
            {
                begun.Set();
                go.Wait(Patience);
            },
        };
        await using ScriptedBank bank = await ScriptedBank.StartAsync(
            accounts: serializer.Accounts(), configure: static options => options.MailboxCapacity = 1);
        _ = await bank.App.DispatchAsync(new Deposit("a", 1));
        Assert.True(begun.Wait(Patience, TestContext.Current.CancellationToken));

        Task<DispatchResult> waiting = bank.App.DispatchAsync(new Deposit("a", 1)).AsTask();
        Assert.False(waiting.IsCompleted);
        go.Set();

        Assert.Equal(2, (await waiting.WaitAsync(Patience, TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task Another_application_that_is_ahead_keeps_its_newer_one()
    {
        InMemoryDatabase database = new();
        await using ScriptedBank first = await ScriptedBank.StartAsync(database: database, accounts: AccountSerializer.Accounts(snapshotEvery: 2));
        await using ScriptedBank second = await ScriptedBank.StartAsync(database: database, accounts: AccountSerializer.Accounts(snapshotEvery: 2));
        TaskCompletionSource write = new(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Store.Snapshots.BeforeWrite = _ => write.Task;
        _ = await first.App.DispatchAsync(new Deposit("a", 1));
        _ = await first.App.DispatchAsync(new Deposit("a", 1));
        _ = await second.App.DispatchAsync(new Deposit("a", 1));
        await second.Store.Snapshots.KeptAsync("a", 3);
        write.SetResult();
        await first.App.DisposeAsync();

        Assert.Equal(3, (await second.Store.Snapshots.KeptAsync("a"))!.Version);
    }

    private static Probe Deposits(int count) =>
        new("a", (_, _) => [.. Enumerable.Repeat(new Deposited(1), count)]);

    private static void Sweep(FakeTimeProvider clock)
    {
        for (int second = 0; second < 8; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (int attempt = 0; !await isSo(); attempt++)
        {
            Assert.True(attempt < 500, "It did not come to that.");
            await Task.Delay(10);
        }
    }

    private static (long?, ActivityStatusCode, string?) Told(Activity activity) =>
        ((long?)activity.GetTagItem("edict.snapshot.version"), activity.Status, activity.StatusDescription);
}
