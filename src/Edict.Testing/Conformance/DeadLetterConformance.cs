using Xunit;

namespace Edict.Testing;

/// <summary>Keeping the events that subscriptions could not process.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class DeadLetterConformance<TStore> : SubscribingConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Second = new("account", "ACC-2");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_letter_is_read_as_it_was_added()
    {
        SubscriptionLease lease = await BeginAsync();
        DeadLetter letter = Of(1) with
        {
            Version = long.MaxValue,
            Attempts = int.MaxValue,
            ErrorType = "System.InvalidOperationException",
            Error = "'; drop table dead_letters; -- \"\u20ac\U0001F600\" %_\\",
            ErrorDetails = "first\r\nsecond\t\u0001\uffff\n",
            At = DateTimeOffset.MaxValue.ToUniversalTime().AddTicks(-9),
        };

        Assert.True(await Store.DeadLetters.AddAsync(lease, [letter, Of(2, Second), Of(3, kind: DeadLetterKind.Parked)]));

        Assert.Equal([letter, Of(2, Second), Of(3, kind: DeadLetterKind.Parked)], await ReadAllAsync());
    }

    [Fact]
    public async Task A_letter_takes_the_place_of_the_one_before_it()
    {
        SubscriptionLease lease = await BeginAsync();
        await Store.DeadLetters.AddAsync(lease, [Of(1), Of(2)]);
        DeadLetter later = Of(1, Second, DeadLetterKind.Parking) with { Version = 9, EventName = "other", Attempts = 8, ErrorType = "a", Error = "b", ErrorDetails = "c", At = Noon.AddDays(1) };

        await Store.DeadLetters.AddAsync(lease, [Of(1), Of(3), later]);

        Assert.Equal([later, Of(2), Of(3)], await ReadAllAsync());
        Assert.Equal(3, await Store.DeadLetters.CountAsync("mails", Cancellation));
    }

    [Fact]
    public async Task Texts_that_no_store_could_keep_are_mended_and_long_ones_cut()
    {
        SubscriptionLease lease = await BeginAsync();
        string most = new('\u20ac', DeadLetter.MaxErrorLength);
        DeadLetter hostile = Of(1) with
        {
            ErrorType = "a\0b\ud800",
            Error = "\udc00 \ud83d\ude00 \ud83d" + most,
            ErrorDetails = most[..^1] + "\ud83d\ude00 and more",
            At = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(5),
        };

        Assert.True(await Store.DeadLetters.AddAsync(lease, [hostile, Of(2) with { Error = most }]));

        DeadLetter kept = Of(1) with
        {
            ErrorType = "a\ufffdb\ufffd",
            Error = "\ufffd \ud83d\ude00 \ufffd" + most[..^6],
            ErrorDetails = most[..^1],
            At = Noon,
        };
        Assert.Equal([kept, Of(2) with { Error = most }], await ReadAllAsync());
        Assert.Equal(kept, hostile.ToStorable());
    }

    [Fact]
    public async Task Letters_are_read_in_pages_by_position_of_all_streams_or_of_one()
    {
        SubscriptionLease lease = await BeginAsync();
        DeadLetter[] letters = [.. Enumerable.Range(1, 250).Select(number => Of(number * 1_000_000_000L, number % 5 == 0 ? Second : Stream))];
        await Store.DeadLetters.AddAsync(lease, [.. letters.Reverse()]);

        Assert.Equal(letters[..100], await Store.DeadLetters.ReadAsync("mails", cancellation: Cancellation));
        Assert.Equal(letters[7..10], await Store.DeadLetters.ReadAsync("mails", null, letters[6].Position, 3, Cancellation));
        Assert.Equal(letters[200..], await Store.DeadLetters.ReadAsync("mails", null, letters[199].Position, int.MaxValue, Cancellation));
        Assert.Empty(await Store.DeadLetters.ReadAsync("mails", null, letters[^1].Position, 10, Cancellation));
        DeadLetter[] ofSecond = [.. letters.Where(letter => letter.Stream == Second)];
        Assert.Equal(ofSecond[..7], await Store.DeadLetters.ReadAsync("mails", Second, 0, 7, Cancellation));
        Assert.Equal(ofSecond[7..], await Store.DeadLetters.ReadAsync("mails", Second, ofSecond[6].Position, 1_000, Cancellation));
        foreach (StreamKey unknown in (StreamKey[])[new("account", "nobody's"), new("account", "\0"), new("account", "\ud800")])
        {
            Assert.Empty(await Store.DeadLetters.ReadAsync("mails", unknown, cancellation: Cancellation));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.DeadLetters.ReadAsync("mails", limit: 0, cancellation: Cancellation));
    }

    [Fact]
    public async Task Streams_are_parked_while_they_have_letters_that_park()
    {
        SubscriptionLease lease = await BeginAsync();
        await Store.DeadLetters.AddAsync(lease,
            [Of(1), Of(2, Second, DeadLetterKind.Parking), Of(3, Second, DeadLetterKind.Parked), Of(4, Stream, DeadLetterKind.Parking)]);

        Assert.Equal([Stream, Second], await Store.DeadLetters.ReadParkedStreamsAsync("mails", Cancellation));
        Assert.Equal(2, await Store.DeadLetters.RemoveAsync("mails", [2, 4]));
        Assert.Equal([Second], await Store.DeadLetters.ReadParkedStreamsAsync("mails", Cancellation));
        Assert.Equal(1, await Store.DeadLetters.RemoveAsync("mails", [3]));
        Assert.Empty(await Store.DeadLetters.ReadParkedStreamsAsync("mails", Cancellation));
        Assert.Equal([Of(1)], await ReadAllAsync());
    }

    [Fact]
    public async Task Removing_tells_how_many_there_were()
    {
        SubscriptionLease lease = await BeginAsync();
        await Store.DeadLetters.AddAsync(lease, [.. Enumerable.Range(1, 500).Select(number => Of(number))]);

        Assert.Equal(499, await Store.DeadLetters.RemoveAsync("mails", [.. Enumerable.Range(2, 600).Select(number => (long)number), 3]));
        Assert.Equal(0, await Store.DeadLetters.RemoveAsync("mails", [2, -1, long.MaxValue]));
        Assert.Equal(0, await Store.DeadLetters.RemoveAsync("mails", []));
        Assert.Equal([Of(1)], await ReadAllAsync());
    }

    [Fact]
    public async Task A_lost_lease_adds_nothing()
    {
        SubscriptionLease lost = await BeginAsync();
        await Store.Subscriptions.ReleaseAsync(Owner, ["mails"]);
        Assert.False(await Store.DeadLetters.AddAsync(lost, [Of(1)]));

        SubscriptionLease current = await HoldAsync("mails");
        Assert.False(await Store.DeadLetters.AddAsync(lost, [Of(1)]));
        Assert.False(await Store.DeadLetters.AddAsync(current with { Owner = Other }, [Of(1)]));
        Assert.False(await Store.DeadLetters.AddAsync(current with { Name = "nobody's" }, [Of(1) with { Subscription = "nobody's" }]));
        Assert.False(await Store.DeadLetters.AddAsync(current with { Name = "\ud800" }, [Of(1) with { Subscription = "\ud800" }]));
        Assert.Equal(0, await Store.DeadLetters.CountAsync("mails", Cancellation));
        Assert.True(await Store.DeadLetters.AddAsync(current, [Of(1)]));
    }

    [Fact]
    public async Task Subscriptions_have_letters_of_their_own_that_go_with_them()
    {
        SubscriptionLease mails = await BeginAsync();
        await CreateAsync("totals");
        SubscriptionLease totals = await HoldAsync("totals");
        await Store.DeadLetters.AddAsync(mails, [Of(1), Of(2, kind: DeadLetterKind.Parking)]);
        await Store.DeadLetters.AddAsync(totals, [Of(1) with { Subscription = "totals" }]);

        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.DeadLetters.AddAsync(mails, [Of(3), Of(4) with { Subscription = "totals" }]));
        Assert.Equal(1, await Store.DeadLetters.RemoveAsync("totals", [1]));
        Assert.Equal((2L, 0L), (await Store.DeadLetters.CountAsync("mails", Cancellation), await Store.DeadLetters.CountAsync("totals", Cancellation)));

        await Store.Subscriptions.DeleteAsync("mails");
        await CreateAsync("mails");
        foreach (string name in (string[])["mails", "totals", "nobody's", "\0", "\ud800", ""])
        {
            Assert.Equal(0, await Store.DeadLetters.CountAsync(name, Cancellation));
            Assert.Equal(0, await Store.DeadLetters.RemoveAsync(name, [1]));
            Assert.Empty(await Store.DeadLetters.ReadAsync(name, cancellation: Cancellation));
            Assert.Empty(await Store.DeadLetters.ReadParkedStreamsAsync(name, Cancellation));
        }
    }

    [Fact]
    public async Task The_letters_of_a_stream_go_when_it_is_erased_and_none_comes_later()
    {
        SubscriptionLease lease = await BeginAsync();
        await Store.DeadLetters.AddAsync(lease, [Of(1), Of(2, Second, DeadLetterKind.Parking)]);
        await Store.Streams.DeleteAsync(Stream, ExpectedVersion.Any);
        Assert.Equal(2, await Store.DeadLetters.CountAsync("mails", Cancellation));

        await Store.Streams.EraseAsync(Second, ExpectedVersion.Any);
        Assert.True(await Store.DeadLetters.AddAsync(lease, [Of(3, Second), Of(4), Of(5, new StreamKey("account", "\ud800\0"))]));

        Assert.Equal([Of(1), Of(4)], await ReadAllAsync());
        Assert.Empty(await Store.DeadLetters.ReadParkedStreamsAsync("mails", Cancellation));
        await AppendAsync(Second, "anew");
        Assert.Empty(await Store.DeadLetters.ReadAsync("mails", Second, cancellation: Cancellation));
    }

    [Fact]
    public async Task A_store_that_is_opened_again_has_kept_them()
    {
        Assert.SkipUnless(Place.KeepsEvents, "The place forgets its events with the store.");
        SubscriptionLease lease = await BeginAsync();
        await Store.DeadLetters.AddAsync(lease, [Of(1), Of(2, Second, DeadLetterKind.Parked)]);
        await Store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ReadAllAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.DeadLetters.AddAsync(lease, [Of(1)]));

        IEventStore reopened = await OpenAsync();

        Assert.Equal([Of(1), Of(2, Second, DeadLetterKind.Parked)], await reopened.DeadLetters.ReadAsync("mails", cancellation: Cancellation));
    }

    private async Task<SubscriptionLease> BeginAsync()
    {
        await AppendAsync(Stream, "a");
        await AppendAsync(Second, "b");
        await CreateAsync("mails");
        return await HoldAsync("mails");
    }

    private async Task<IReadOnlyList<DeadLetter>> ReadAllAsync() =>
        await Store.DeadLetters.ReadAsync("mails", limit: int.MaxValue, cancellation: Cancellation);

    private static DeadLetter Of(long position, StreamKey? stream = null, DeadLetterKind kind = DeadLetterKind.Failed) => new(
        "mails", position, stream ?? Stream, position + 1, "noted", kind, Attempts: 3, "Error", $"Number {position}.", "at Main()", Noon.AddMicroseconds(position));
}
