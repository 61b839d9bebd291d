using Edict.EventStore;

namespace Edict.Tests.EventStore;

/// <summary>What a feed does for any store: it hands on from memory what it was told, and reads what it was not.</summary>
public sealed class EventFeedTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_published_is_handed_on_itself_and_not_read()
    {
        FeedOfTest test = new();
        using IEventFollower follower = test.Feed.Follow(1);
        Task<EventPage> waiting = ReadAsync(follower);
        object appended = test.Append(publish: true);

        EventPage page = await waiting;

        Assert.Same(appended, page[0].Event);
        Assert.Equal(0, test.Reads);
    }

    [Fact]
    public async Task What_was_not_published_is_read_and_so_is_nothing_else()
    {
        FeedOfTest test = new();
        using IEventFollower follower = test.Feed.Follow(1);
        test.Append(publish: true);
        test.Append(publish: false);
        test.Append(publish: true);
        test.Append(publish: true);

        List<long> seen = [];
        while (follower.Next < 5)
        {
            seen.AddRange((await follower.ReadAsync(1, Cancellation)).Select(recorded => recorded.Position));
        }

        Assert.Equal([1, 2, 3, 4], seen);
        Assert.Equal(2, test.Reads);
    }

    [Fact]
    public void Nothing_is_kept_while_nobody_follows_or_once_everybody_had_it()
    {
        RecentEvents recent = new();
        FeedOfTest test = new();
        foreach (RecordedEvent recorded in test.Recorded(100))
        {
            recent.Add(recorded, bytes: 10);
        }

        Assert.True(recent.TryTake(51, 10, out RecordedEvent[]? taken));
        Assert.Equal(Enumerable.Range(51, 10), taken.Select(recorded => (int)recorded.Position));
        recent.DropBefore(61);
        Assert.Equal(40, recent.Count);
        Assert.False(recent.TryTake(60, 10, out _));
        Assert.False(recent.TryTake(101, 10, out _));
        recent.DropBefore(long.MaxValue);
        Assert.Equal(0, recent.Count);
    }

    [Fact]
    public void However_far_behind_somebody_is_memory_is_bounded_in_events_and_in_bytes()
    {
        RecentEvents many = new();
        RecentEvents large = new();
        foreach (RecordedEvent recorded in new FeedOfTest().Recorded(RecentEvents.MostEvents + 1_000))
        {
            many.Add(recorded, bytes: 10);
            large.Add(recorded, bytes: 1_000_000);
        }

        Assert.Equal(RecentEvents.MostEvents, many.Count);
        Assert.InRange(large.Count, 1, RecentEvents.MostBytes / 1_000_000);
        Assert.True(large.TryTake(RecentEvents.MostEvents + 1_000, 1, out _));
    }

    [Fact]
    public async Task One_that_waits_is_told_when_an_older_store_took_the_place()
    {
        FeedOfTest test = new();
        for (int number = 0; number < 5; number++)
        {
            test.Append(publish: false);
        }

        using IEventFollower follower = test.Feed.Follow(6);
        Task<EventPage> waiting = ReadAsync(follower);
        test.Feed.Correct(head: 5, knownBefore: 5);
        await Task.Delay(20, Cancellation);
        Assert.False(waiting.IsCompleted);
        test.Head = 3;
        test.Feed.Correct(head: 3, knownBefore: 5);

        PositionAheadException ahead = await Assert.ThrowsAsync<PositionAheadException>(() => waiting);
        Assert.Equal((6L, 3L), (ahead.Position, ahead.Head));
    }

    [Fact]
    public async Task The_store_hears_of_the_first_who_follows_and_of_the_last_who_leaves()
    {
        FeedOfTest test = new();
        IEventFollower first = test.Feed.Follow(1);
        IEventFollower second = test.Feed.Follow(1);
        first.Dispose();
        Assert.Equal((1, 0), (test.Begun, test.Ended));
        second.Dispose();
        second.Dispose();
        Assert.Equal((1, 1), (test.Begun, test.Ended));

        using IEventFollower third = test.Feed.Follow(1);
        test.Feed.Dispose();
        test.Feed.Dispose();
        Assert.Equal((2, 2), (test.Begun, test.Ended));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ReadAsync(third));
    }

    [Fact]
    public async Task A_read_that_failed_may_be_repeated()
    {
        FeedOfTest test = new();
        test.Append(publish: false);
        using IEventFollower follower = test.Feed.Follow(1);
        test.Failure = new EventStoreException("away");
        await Assert.ThrowsAsync<EventStoreException>(() => ReadAsync(follower));
        test.Failure = null;

        Assert.Equal(1, (await ReadAsync(follower))[0].Position);
    }

    private static Task<EventPage> ReadAsync(IEventFollower follower) =>
        follower.ReadAsync(100, Cancellation).AsTask().WaitAsync(Soon, Cancellation);
}
