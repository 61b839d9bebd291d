using Xunit;

namespace Edict.Testing;

/// <summary>Which names subscriptions may have, and which other arguments are refused.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class SubscriptionNameConformance<TStore> : SubscribingConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task Two_names_never_mix_and_are_listed_in_the_order_of_their_bytes()
    {
        string longest = new('\u20ac', ISubscriptionStore.MaxNameLength);
        string[] names =
        [
            " ", "\"", "%", "'; drop table subscriptions; --", "A", "\\", "_", "a", "a ", "a%", "e\u0301", "i", "\u00e9", "\u0131",
            longest[1..], longest[1..] + "$", longest, "\ufffd", "\U0001F600", "\U0001F601",
        ];
        for (int number = 0; number < names.Length; number++)
        {
            await Store.Subscriptions.CreateAsync(names[number], number, Cancellation);
        }

        IReadOnlyList<SubscriptionLease> leases = await HoldAsync(Owner, Long, names);

        Assert.Equal(names.Select((name, number) => new SubscriptionLease(name, Owner, 1, number)), leases);
        Assert.Equal(Ordered(names), (await Store.Subscriptions.ListAsync(Cancellation)).Select(info => info.Name));
        foreach (SubscriptionLease lease in leases)
        {
            Assert.True(await Store.Subscriptions.MoveAsync(lease, lease.Checkpoint, lease.Checkpoint + 1));
            Assert.Equal(lease.Checkpoint + 1, (await ReadAsync(lease.Name)).Checkpoint);
            Assert.True(await Store.Subscriptions.DeleteAsync(lease.Name));
        }

        Assert.Empty(await Store.Subscriptions.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_name_that_no_store_could_keep_is_refused()
    {
        string longest = new('a', ISubscriptionStore.MaxNameLength);
        foreach (string name in (string[])["", "\0", "a\0b", "\ud83d", "\ude00a", longest + "a"])
        {
            Assert.False(ISubscriptionStore.IsName(name));
            await Assert.ThrowsAsync<ArgumentException>(async () => await CreateAsync(name));
        }

        Assert.Empty(await Store.Subscriptions.ListAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_out_of_its_range_is_refused()
    {
        await CreateAsync("mails");
        SubscriptionLease lease = await HoldAsync("mails", ISubscriptionStore.MaxDuration);

        foreach (TimeSpan duration in (TimeSpan[])[TimeSpan.Zero, -Short, TimeSpan.MinValue, TimeSpan.FromTicks(1), ISubscriptionStore.MaxDuration + Short])
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => HoldAsync(Owner, duration, "mails"));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.Subscriptions.CreateAsync("totals", -1, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.Subscriptions.MoveAsync(lease, 0, -1));
        Assert.Equal(["mails"], (await Store.Subscriptions.ListAsync(Cancellation)).Select(info => info.Name));
    }

    // By code point, which is the order of UTF-8.
    private static IEnumerable<string> Ordered(IEnumerable<string> names) =>
        names.OrderBy(name => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal);
}
