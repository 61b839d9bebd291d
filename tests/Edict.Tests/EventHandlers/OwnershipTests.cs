using System.Collections.Concurrent;
using Edict.Subscriptions;

namespace Edict.Tests.EventHandlers;

public sealed class OwnershipTests
{
    private readonly InMemoryDatabase _database = new();
    private readonly ConcurrentQueue<(string By, long Position)> _seen = new();

    private ScriptedHandler Notes(string by) => new("notes")
    {
        OnEvent = (_, context, _) =>
        {
            _seen.Enqueue((by, context.Position));
            return Task.CompletedTask;
        },
    };

    [Fact]
    public async Task One_of_two_processes_handles_and_the_other_takes_over_when_it_stops()
    {
        HandlingBank first = await HandlingBank.StartAsync(_database, Notes("first"));
        await first.DepositAsync("a", 1);
        await first.HandledAllAsync("notes");
        await using HandlingBank second = await HandlingBank.StartAsync(_database, Notes("second"));
        await first.DepositAsync("a", 2);
        await first.HandledAllAsync("notes");
        Assert.Equal(EventHandlerState.Waiting, second["notes"].Status.State);

        await first.DisposeAsync();
        await second.DepositAsync("a", 3);
        await second.HandledAllAsync("notes");

        Assert.Equal([("first", 1L), ("first", 2L), ("second", 3L)], _seen);
    }

    [Fact]
    public async Task A_process_that_is_not_heard_of_is_replaced_and_what_it_does_later_does_not_count()
    {
        TaskCompletionSource stuck = new();
        ScriptedHandler slow = new("notes") { OnEvent = (_, _, _) => stuck.Task };
        MutedSubscriptions muted = new();
        HandlingBank first = await HandlingBank.StartAsync(
            _database,
            options => options.UseStore(context => muted.Over(context, _database)).SubscriptionLease = TimeSpan.FromMilliseconds(600),
            slow);
        await first.DepositAsync("a", 1);
        await Eventually.True(() => first["notes"].Status.Calls.Count == 1);

        muted.IsMuted = true;
        await using HandlingBank second = await HandlingBank.StartAsync(_database, Notes("second"));
        await second.HandledAllAsync("notes");
        await second.DepositAsync("a", 2);
        await second.HandledAllAsync("notes");
        stuck.SetResult();
        await first.DisposeAsync();

        Assert.Equal([("second", 1L), ("second", 2L)], _seen);
        SubscriptionInfo info = (await second["notes"].ReadSubscriptionAsync())!;
        Assert.Equal(2, info.Epoch);
        await Eventually.Async(async () => (await second["notes"].ReadSubscriptionAsync())!.Checkpoint == 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_fails_for_a_while_loses_nothing(bool isStrange)
    {
        MutedSubscriptions muted = new() { IsStrange = isStrange };
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database,
            options => options.UseStore(context => muted.Over(context, _database)).SubscriptionLease = TimeSpan.FromMilliseconds(600),
            Notes("bank"));
        await bank.DepositAsync("a", 1);
        await bank.HandledAllAsync("notes");
        muted.IsMuted = true;
        await Eventually.True(() => bank["notes"].Status.State is EventHandlerState.Failing or EventHandlerState.Waiting);
        await bank.DepositAsync("a", 2);
        muted.IsMuted = false;
        await bank.HandledAllAsync("notes");

        Assert.Equal([1L, 2], _seen.Select(static seen => seen.Position).Distinct());
    }

    [Fact]
    public async Task A_subscription_that_is_deleted_begins_anew()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(
            _database, static options => options.SubscriptionLease = TimeSpan.FromMilliseconds(600), Notes("bank"));
        await bank.DepositAsync("a", 1, 2);
        await bank.HandledAllAsync("notes");
        await bank.App.Store.Subscriptions.DeleteAsync("notes");

        await Eventually.True(() => _seen.Count == 4);
        Assert.Equal([1L, 2, 1, 2], _seen.Select(static seen => seen.Position));
    }

    [Fact]
    public async Task A_lease_ends_in_time_while_the_store_hangs()
    {
        MutedSubscriptions hanging = new();
        TaskCompletionSource stuck = new();
        ConcurrentQueue<long> handled = new();
        ScriptedHandler slow = new("notes")
        {
            OnEvent = async (_, context, _) =>
            {
                handled.Enqueue(context.Position);
                await stuck.Task;
            },
        };
        HandlingBank first = await HandlingBank.StartAsync(
            _database,
            options => options.UseStore(context => hanging.Over(context, _database)).SubscriptionLease = TimeSpan.FromMilliseconds(600),
            slow);
        await first.DepositAsync("a", 1, 2, 3);
        await Eventually.True(() => handled.Count == 1);

        hanging.Hangs = new TaskCompletionSource();
        await using HandlingBank second = await HandlingBank.StartAsync(_database, Notes("second"));
        await second.HandledAllAsync("notes");
        stuck.SetResult();
        await Task.Delay(50, TestContext.Current.CancellationToken);

        // Only the call that had begun goes on: the store has not answered, and the lease is over all the same.
        Assert.Single(handled);
        Assert.Equal([1L, 2, 3], _seen.Select(static seen => seen.Position));
        hanging.Hangs.SetResult();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_reset_that_waits_for_another_process_is_given_up_by_a_stop()
    {
        await using HandlingBank owner = await HandlingBank.StartAsync(_database, Notes("owner"));
        await owner.DepositAsync("a", 1);
        await owner.HandledAllAsync("notes");
        HandlingBank other = await HandlingBank.StartAsync(_database, Notes("other"));
        Task reset = other["notes"].ResetAsync();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(reset.IsCompleted);

        await other.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reset);
    }

    [Fact]
    public async Task A_name_is_used_once_in_an_application()
    {
        await using HandlingBank bank = await HandlingBank.StartAsync(_database);
        LeaseKeeper keeper = bank.Host.Shared.Keeper;
        await bank.App.Store.Subscriptions.CreateAsync("mine", 0);
        HeldLease held = await keeper.TakeAsync("mine", CancellationToken.None);

        await Assert.ThrowsAsync<SubscriptionInUseException>(() => keeper.TakeAsync("mine", CancellationToken.None));
        await keeper.ReleaseAsync(held);
        HeldLease again = await keeper.TakeAsync("mine", CancellationToken.None);
        Assert.Equal(held.Lease.Epoch + 1, again.Lease.Epoch);
    }

    /// <summary>Owners come and go while events are written: every event is handled, and each stream's in order.</summary>
    [Fact]
    [Trait("Category", "Repeated")]
    public async Task Owners_that_come_and_go_leave_out_nothing()
    {
        const int streams = 8;
        ConcurrentDictionary<string, ConcurrentQueue<long>> versions = new();
        await using HandlingBank writer = await HandlingBank.StartAsync(_database);
        using CancellationTokenSource end = new();
        Task[] owners = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => OwnAsync(end.Token), TestContext.Current.CancellationToken))];
        for (int round = 0; round < 100; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, streams).Select(stream => writer.DepositAsync($"a{stream}", round + 1)));
        }

        await Eventually.True(() => versions.Values.Count(static seen => seen.Contains(100)) == streams);
        await end.CancelAsync();
        await Task.WhenAll(owners);

        Assert.All(versions.Values, static seen =>
        {
            Assert.Equal(100, seen.Distinct().Count());
            long highest = 0;
            foreach (long version in seen)
            {
                // What was not noted before a stop comes again; nothing is ever left out.
                Assert.True(version <= highest + 1, $"After version {highest} came {version}.");
                highest = Math.Max(highest, version);
            }
        });

        async Task OwnAsync(CancellationToken cancellation)
        {
            while (!cancellation.IsCancellationRequested)
            {
                ScriptedHandler handler = new("notes")
                {
                    Attribute = static options => options.Concurrency = 3,
                    OnEvent = (_, context, _) =>
                    {
                        versions.GetOrAdd(context.Stream.Identity, static _ => new ConcurrentQueue<long>()).Enqueue(context.Version);
                        return Task.CompletedTask;
                    },
                };
                await using HandlingBank owner = await HandlingBank.StartAsync(_database, handler);
                await Task.Delay(Random.Shared.Next(20, 200), CancellationToken.None);
            }
        }
    }
}
