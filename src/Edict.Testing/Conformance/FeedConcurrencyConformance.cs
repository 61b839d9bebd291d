using Xunit;

namespace Edict.Testing;

/// <summary>Following the log while many append to it.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class FeedConcurrencyConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    // More than a feed keeps in memory.
    private const int Many = 18_000;

    private const int Writers = 4;
    private const int AppendsOfEach = 60;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_there_becomes_what_comes_without_a_gap_or_a_repeat()
    {
        await WriteAsync(Store, writer: 9);
        Task<List<RecordedEvent>> followed = FollowAsync(Store, 1, (Writers + 1) * AppendsOfEach, new Random(1));

        await InParallel(writer => WriteAsync(Store, writer));

        List<RecordedEvent> seen = await followed.WaitAsync(Soon, Cancellation);
        AssertGapless(seen);
        Assert.Equal((await ReadAllAsync()).Select(recorded => recorded.EventId), seen.Select(recorded => recorded.EventId));
    }

    [Fact]
    public async Task What_another_store_appends_arrives_too()
    {
        Assert.SkipUnless(Place.TakesSeveralStores, "The place takes one store at a time.");
        IEventStore second = await OpenAsync();
        using IEventFollower follower = Store.Feed.Follow(1);
        for (int position = 1; position <= 10; position++)
        {
            Task<EventPage> waiting = follower.ReadAsync(100, Cancellation).AsTask();
            await second.AppendAsync(Batch(Write(Stream, ExpectedVersion.Any, $"{position}")));

            Assert.Equal([$"{position}"], Texts(await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whoever_begins_wherever_and_whenever_sees_all_that_two_stores_append(int seed)
    {
        Assert.SkipUnless(Place.TakesSeveralStores, "The place takes one store at a time.");
        IEventStore second = await OpenAsync();
        Random random = new(seed);
        Task writing = InParallel(writer => WriteAsync(writer % 2 == 0 ? Store : second, writer));
        List<(long From, Task<List<RecordedEvent>> Seen)> followers = [];
        for (int number = 0; number < 8; number++)
        {
            IEventStore store = random.Next(2) == 0 ? Store : second;
            long from = 1 + random.NextInt64(await store.Feed.ReadHeadAsync(Cancellation) + 1);
            followers.Add((from, FollowAsync(store, from, Writers * AppendsOfEach, new Random(random.Next()))));
            await Task.Delay(random.Next(20), Cancellation);
        }

        await writing;

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        foreach ((long from, Task<List<RecordedEvent>> seen) in followers)
        {
            Assert.Equal(
                all.Skip((int)from - 1).Select(recorded => (recorded.Position, recorded.Stream, recorded.Version, recorded.EventId)),
                (await seen.WaitAsync(Soon, Cancellation)).Select(recorded => (recorded.Position, recorded.Stream, recorded.Version, recorded.EventId)));
        }
    }

    [Fact]
    public async Task A_follower_that_stands_still_keeps_nobody_waiting_and_misses_nothing()
    {
        using IEventFollower still = Store.Feed.Follow(1);
        Task<List<RecordedEvent>> followed = FollowAsync(Store, 1, Many, new Random(1));
        string[] texts = [.. Enumerable.Range(0, 500).Select(number => $"{number}")];
        for (int appended = 0; appended < Many; appended += texts.Length)
        {
            await AppendAsync(new StreamKey("account", $"{appended % 7}"), texts);
        }

        Assert.Equal(Many, (await followed.WaitAsync(Soon, Cancellation)).Count);
        long position = 0;
        while (position < Many)
        {
            foreach (RecordedEvent recorded in await still.ReadAsync(1_000, Cancellation).AsTask().WaitAsync(Soon, Cancellation))
            {
                Assert.Equal(++position, recorded.Position);
            }
        }
    }

    [Fact]
    public async Task Following_is_an_enumeration_that_goes_on()
    {
        Task appending = Task.Run(() => WriteAsync(Store, writer: 0), Cancellation);
        long position = 0;
        await foreach (RecordedEvent recorded in Store.FollowAsync(cancellation: Cancellation))
        {
            Assert.Equal(++position, recorded.Position);
            if (position == AppendsOfEach)
            {
                break;
            }
        }

        await appending;
    }

    private async Task WriteAsync(IEventStore store, int writer)
    {
        for (int number = 0; number < AppendsOfEach; number++)
        {
            await store.AppendAsync(Batch(Write(new StreamKey("account", $"{(writer + number) % 5}"), ExpectedVersion.Any, $"{writer}.{number}")));
        }
    }

    private static async Task<List<RecordedEvent>> FollowAsync(IEventStore store, long from, long last, Random random)
    {
        await Task.Yield();
        using IEventFollower follower = store.Feed.Follow(from);
        List<RecordedEvent> seen = [];
        while (follower.Next <= last)
        {
            seen.AddRange(await follower.ReadAsync(random.Next(1, 200), Cancellation));
            if (random.Next(4) == 0)
            {
                await Task.Delay(random.Next(5), Cancellation);
            }
        }

        return seen;
    }

    private static Task InParallel(Func<int, Task> write) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer), Cancellation)));
}
