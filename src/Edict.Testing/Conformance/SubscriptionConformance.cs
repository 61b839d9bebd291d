using Xunit;

namespace Edict.Testing;

/// <summary>Subscriptions: where they stand, and who may go on with them.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class SubscriptionConformance<TStore> : SubscribingConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task A_subscription_stays_as_it_is_when_it_is_made_again()
    {
        Assert.Equal(7, await Store.Subscriptions.CreateAsync("mails", 7, Cancellation));
        Assert.Equal(7, await Store.Subscriptions.CreateAsync("mails", 0, Cancellation));
        SubscriptionLease lease = await HoldAsync("mails");
        await Store.Subscriptions.MoveAsync(lease, 7, 9);

        Assert.Equal(9, await Store.Subscriptions.CreateAsync("mails", 7, Cancellation));
        Assert.Equal((9L, Owner), ((await ReadAsync("mails")).Checkpoint, (await ReadAsync("mails")).Owner));
    }

    [Fact]
    public async Task Of_many_who_make_it_at_once_all_hear_of_the_same_checkpoint()
    {
        for (int round = 0; round < 10; round++)
        {
            string name = $"mails {round}";
            long[] checkpoints = await Task.WhenAll(Enumerable.Range(1, 8)
                .Select(number => Task.Run(async () => await Store.Subscriptions.CreateAsync(name, number, Cancellation), Cancellation)));

            Assert.Equal((await ReadAsync(name)).Checkpoint, Assert.Single(checkpoints.Distinct()));
        }
    }

    [Fact]
    public async Task A_name_without_a_subscription_is_passed_over()
    {
        await Store.Subscriptions.CreateAsync("mails", 0, Cancellation);

        Assert.Equal("mails", Assert.Single(await HoldAsync(Owner, Long, "nobody's", "mails", "\0", "\ud800", "")).Name);
        await Store.Subscriptions.ReleaseAsync(Owner, ["nobody's", "\0", "\ud800", ""]);
        foreach (string name in (string[])["nobody's", "\0", "\ud800", "", "\ufffd"])
        {
            Assert.Null(await Store.Subscriptions.ReadAsync(name, Cancellation));
            Assert.False(await Store.Subscriptions.MoveAsync(new SubscriptionLease(name, Owner, 1, 0), 0, 1));
            Assert.False(await Store.Subscriptions.DeleteAsync(name));
        }
    }

    [Fact]
    public async Task Whoever_holds_it_keeps_others_out_until_it_is_released()
    {
        await CreateAsync("mails", "totals");
        SubscriptionLease held = await HoldAsync("mails");

        Assert.Equal(["totals"], (await HoldAsync(Other, Long, "mails", "totals")).Select(lease => lease.Name));
        await Store.Subscriptions.ReleaseAsync(Other, ["mails"]);
        Assert.Empty(await HoldAsync(Other, Long, "mails"));

        await Store.Subscriptions.ReleaseAsync(Owner, ["totals", "mails"]);
        Assert.Null((await ReadAsync("mails")).Owner);
        Assert.Equal(Other, (await ReadAsync("totals")).Owner);
        Assert.False(await Store.Subscriptions.MoveAsync(held, 0, 1));
        Assert.Equal([new SubscriptionLease("mails", Other, held.Epoch + 1, 0)], await HoldAsync(Other, Long, "mails"));
    }

    [Fact]
    public async Task Of_many_who_want_it_at_once_one_holds_it()
    {
        await CreateAsync("mails");

        IReadOnlyList<SubscriptionLease>[] answers = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => Task.Run(() => HoldAsync(Guid.NewGuid(), Long, "mails"), Cancellation)));

        SubscriptionLease held = Assert.Single(answers.SelectMany(leases => leases));
        Assert.Equal((held.Owner, held.Epoch), ((await ReadAsync("mails")).Owner, (await ReadAsync("mails")).Epoch));
    }

    [Fact]
    public async Task Holding_on_keeps_the_epoch_and_tells_the_checkpoint_and_taking_again_raises_it()
    {
        await CreateAsync("mails");
        SubscriptionLease first = await HoldAsync("mails");
        await Store.Subscriptions.MoveAsync(first, 0, 5);

        Assert.Equal(first with { Checkpoint = 5 }, await HoldAsync("mails"));
        await Store.Subscriptions.ReleaseAsync(Owner, ["mails"]);
        Assert.Equal(first with { Checkpoint = 5, Epoch = first.Epoch + 1 }, await HoldAsync("mails"));
    }

    [Fact]
    public async Task A_lease_ends_by_itself_and_the_one_before_moves_nothing_any_more()
    {
        await CreateAsync("mails");
        SubscriptionLease before = await HoldAsync("mails", Short);

        SubscriptionLease after = await UntilAsync(async () => (await HoldAsync(Other, Long, "mails")).SingleOrDefault());

        Assert.Equal(before.Epoch + 1, after.Epoch);
        Assert.False(await Store.Subscriptions.MoveAsync(before, 0, 1));
        Assert.False(await Store.Subscriptions.MoveAsync(before with { Epoch = after.Epoch }, 0, 1));
        Assert.False(await Store.Subscriptions.MoveAsync(after with { Epoch = before.Epoch }, 0, 1));
        Assert.Empty(await HoldAsync(Owner, Long, "mails"));
        Assert.True(await Store.Subscriptions.MoveAsync(after, 0, 1));
    }

    [Fact]
    public async Task Whoever_was_late_but_not_replaced_may_move_until_it_is_taken_again()
    {
        await CreateAsync("mails");
        SubscriptionLease late = await HoldAsync("mails", Short);
        await UntilAsync(async () => (await ReadAsync("mails")).Owner is null ? late : null);

        Assert.True(await Store.Subscriptions.MoveAsync(late, 0, 1));
        Assert.Equal(late with { Epoch = late.Epoch + 1, Checkpoint = 1 }, await HoldAsync("mails"));
        Assert.False(await Store.Subscriptions.MoveAsync(late, 1, 2));
    }

    [Fact]
    public async Task The_last_duration_counts()
    {
        await CreateAsync("longer", "shorter");
        await HoldAsync("longer", Short);
        await HoldAsync("longer", Long);
        await HoldAsync("shorter", Long);
        await HoldAsync("shorter", Short);

        Assert.Equal("shorter", (await UntilAsync(async () => (await HoldAsync(Other, Long, "longer", "shorter")).SingleOrDefault())).Name);
        await Task.Delay(Short, Cancellation);
        Assert.Empty(await HoldAsync(Other, Long, "longer"));
    }

    [Fact]
    public async Task A_checkpoint_moves_forward_and_back_and_only_from_where_it_is()
    {
        await CreateAsync("mails");
        SubscriptionLease lease = await HoldAsync("mails");

        Assert.True(await Store.Subscriptions.MoveAsync(lease, 0, long.MaxValue));
        Assert.False(await Store.Subscriptions.MoveAsync(lease, 0, 8));
        Assert.Equal(long.MaxValue, (await ReadAsync("mails")).Checkpoint);
        Assert.True(await Store.Subscriptions.MoveAsync(lease, long.MaxValue, 3));
        Assert.True(await Store.Subscriptions.MoveAsync(lease, 3, 3));
        Assert.True(await Store.Subscriptions.MoveAsync(lease, 3, 0));
        Assert.Equal(0, (await ReadAsync("mails")).Checkpoint);
    }

    [Fact]
    public async Task One_that_is_deleted_while_it_is_held_is_lost_to_its_holder()
    {
        await CreateAsync("mails", "totals");
        SubscriptionLease lease = await HoldAsync("mails");

        Assert.True(await Store.Subscriptions.DeleteAsync("mails"));
        Assert.False(await Store.Subscriptions.DeleteAsync("mails"));

        Assert.False(await Store.Subscriptions.MoveAsync(lease, 0, 1));
        Assert.Empty(await HoldAsync(Owner, Long, "mails"));
        Assert.Equal(["totals"], (await Store.Subscriptions.ListAsync(Cancellation)).Select(info => info.Name));
        await Store.Subscriptions.CreateAsync("mails", 3, Cancellation);
        Assert.Equal((3L, (Guid?)null), ((await ReadAsync("mails")).Checkpoint, (await ReadAsync("mails")).Owner));
    }

    [Fact]
    public async Task How_it_stands_is_told()
    {
        await CreateAsync("mails");
        SubscriptionInfo made = await ReadAsync("mails");
        Assert.Equal(new SubscriptionInfo("mails", 0, null, 0, made.MovedAt), made);
        Assert.Equal(TimeSpan.Zero, made.MovedAt.Offset);

        SubscriptionLease lease = await HoldAsync("mails");
        Assert.Equal(made with { Owner = Owner, Epoch = lease.Epoch }, await ReadAsync("mails"));

        SubscriptionInfo moved = await UntilAsync(async () =>
        {
            await Store.Subscriptions.MoveAsync(lease, 0, 0);
            return (await ReadAsync("mails")).MovedAt > made.MovedAt ? await ReadAsync("mails") : null;
        });
        Assert.Equal([moved], await Store.Subscriptions.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Several_hundred_are_held_at_once_in_the_order_of_their_names_in_the_call()
    {
        string[] names = [.. Enumerable.Range(0, 500).Select(number => $"handler {number}")];
        await CreateAsync(names);
        await HoldAsync(Other, Long, names[..100]);
        string[] wanted = [.. names.Reverse(), .. names];

        IReadOnlyList<SubscriptionLease> leases = await HoldAsync(Owner, Long, wanted);

        Assert.Equal(names[100..].Reverse(), leases.Select(lease => lease.Name));
        Assert.Equal(leases, await HoldAsync(Owner, Long, wanted));
        await Store.Subscriptions.ReleaseAsync(Owner, wanted);
        Assert.Equal(names[..100], (await Store.Subscriptions.ListAsync(Cancellation)).Where(info => info.Owner is not null).Select(info => info.Name).Order(InNumbers));
        Assert.Empty(await HoldAsync(Owner, Long));
    }

    [Fact]
    public async Task Another_store_at_the_same_place_sees_the_same()
    {
        Assert.SkipUnless(Place.TakesSeveralStores, "The place takes one store at a time.");
        IEventStore second = await OpenAsync();
        await CreateAsync("mails");
        SubscriptionLease lease = await HoldAsync("mails");

        Assert.Empty(await second.Subscriptions.HoldAsync(Other, ["mails"], Long, Cancellation));
        Assert.True(await second.Subscriptions.MoveAsync(lease, 0, 2));
        Assert.Equal(2, (await ReadAsync("mails")).Checkpoint);
        await second.Subscriptions.ReleaseAsync(Owner, ["mails"]);
        Assert.False(await Store.Subscriptions.MoveAsync(lease, 2, 3));
    }

    [Fact]
    public async Task A_store_that_is_opened_again_has_kept_them()
    {
        Assert.SkipUnless(Place.KeepsEvents, "The place forgets its events with the store.");
        await CreateAsync("mails");
        SubscriptionLease lease = await HoldAsync("mails");
        await Store.Subscriptions.MoveAsync(lease, 0, 4);
        SubscriptionInfo before = await ReadAsync("mails");
        await Store.DisposeAsync();

        IEventStore reopened = await OpenAsync();

        Assert.Equal([before], await reopened.Subscriptions.ListAsync(Cancellation));
        Assert.True(await reopened.Subscriptions.MoveAsync(lease, 4, 5));
    }

    [Fact]
    public async Task A_call_can_be_given_up_and_a_disposed_store_takes_none()
    {
        CancellationToken canceled = new(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Subscriptions.CreateAsync("mails", 0, canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Subscriptions.HoldAsync(Owner, ["mails"], Long, canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Subscriptions.ListAsync(canceled));

        await Store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await CreateAsync("mails"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await HoldAsync(Owner, Long, "mails"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ReadAsync("mails"));
    }

    private static IComparer<string> InNumbers { get; } = Comparer<string>.Create((x, y) => (x.Length, x).CompareTo((y.Length, y)));
}
