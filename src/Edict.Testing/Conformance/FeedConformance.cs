using System.Text;
using Xunit;

namespace Edict.Testing;

/// <summary>Following the log as it grows.</summary>
/// <typeparam name="TStore">The place of the store under test; it must allow erasure.</typeparam>
public abstract class FeedConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static StreamKey Other { get; } = new("account", "ACC-2");

    [Fact]
    public async Task A_follower_reads_what_is_there_and_then_waits_for_what_comes()
    {
        await AppendAsync(Stream, "a", "b");
        using IEventFollower follower = Store.Feed.Follow(1);
        Assert.Equal(["a", "b"], Texts(await ReadAsync(follower)));
        Assert.Equal(3, follower.Next);

        Task<EventPage> waiting = follower.ReadAsync(100, Cancellation).AsTask();
        await Task.Delay(50, Cancellation);
        Assert.False(waiting.IsCompleted);
        await AppendAsync(Stream, "c");

        EventPage live = await waiting.WaitAsync(Soon, Cancellation);
        Assert.Equal(["c"], Texts(live));
        Assert.Equal((4L, 4L, true), (follower.Next, live.Next, live.IsEnd));
    }

    [Fact]
    public async Task What_is_followed_is_in_everything_as_it_is_read()
    {
        using IEventFollower follower = Store.Feed.Follow(1);
        Task<EventPage> first = follower.ReadAsync(1, Cancellation).AsTask();
        StreamWrite noted = Write(Stream, ExpectedVersion.Any, "é", "b");
        noted.Metadata = Metadata.Of(("user", "Ada"));
        noted.CausationId = Guid.NewGuid();
        noted.CorrelationId = Guid.NewGuid();
        StreamWrite listed = Empty(Other, ExpectedVersion.None);
        listed.Events.Add(New(Listed.Type, new Listed("x", "y")));
        await AppendAsync(listed);
        await AppendAsync(noted, Write(new StreamKey("ledger", "1"), ExpectedVersion.None, "d"), Write(Stream, ExpectedVersion.Exactly(2), "e"));
        await AppendAsync(Write(Stream, ExpectedVersion.Any, "f"), Write(Stream, ExpectedVersion.Exists, "g"), Write(Other, ExpectedVersion.Any, "h"));

        List<RecordedEvent> followed = [.. await first.WaitAsync(Soon, Cancellation)];
        while (followed.Count < 8)
        {
            followed.AddRange(await ReadAsync(follower));
        }

        Assert.Equal((await ReadAllAsync()).Select(Describe), followed.Select(Describe));
    }

    [Fact]
    public async Task Followers_do_not_share_what_can_be_changed()
    {
        using IEventFollower first = Store.Feed.Follow(1);
        using IEventFollower second = Store.Feed.Follow(1);
        StreamWrite write = Empty(Stream, ExpectedVersion.Any);
        Listed appended = new("x");
        write.Events.Add(New(Listed.Type, appended));
        await AppendAsync(write);
        appended.Items[0] = "changed by its writer";

        RecordedEvent one = (await ReadAsync(first))[0];
        ((Listed)one.Event).Items[0] = "changed by a reader";

        Assert.Equal("x", ((Listed)one.Event).Items[0]);
        Assert.Equal("x", ((Listed)(await ReadAsync(second))[0].Event).Items[0]);
    }

    [Fact]
    public async Task A_filter_leaves_out_what_is_not_wanted_and_the_follower_moves_on_nevertheless()
    {
        using IEventFollower follower = Store.Feed.Follow(1, EventFilter.OfAggregate("ledger") with { IdentityPrefix = "2" });
        await AppendAsync(Stream, "a");
        EventPage unwanted = await ReadAsync(follower);
        Assert.Empty(unwanted);
        Assert.Equal(2, follower.Next);

        await AppendAsync(new StreamKey("ledger", "1"), "b");
        await AppendAsync(new StreamKey("ledger", "2"), "c");
        List<string> texts = [];
        while (follower.Next < 4)
        {
            texts.AddRange(Texts(await ReadAsync(follower)));
        }

        Assert.Equal(["c"], texts);
        using IEventFollower byName = Store.Feed.Follow(1, EventFilter.OfEvents("listed"));
        Assert.Empty(await ReadAsync(byName));
    }

    [Fact]
    public async Task Waiting_can_be_given_up_and_taken_up_again()
    {
        using IEventFollower follower = Store.Feed.Follow(1);
        using CancellationTokenSource stop = new();
        Task<EventPage> waiting = follower.ReadAsync(100, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await AppendAsync(Stream, "a");

        Assert.Equal(["a"], Texts(await ReadAsync(follower)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await follower.ReadAsync(0, Cancellation));
    }

    [Fact]
    public async Task Waiting_ends_when_the_store_is_disposed()
    {
        using IEventFollower follower = Store.Feed.Follow(1);
        Task<EventPage> waiting = follower.ReadAsync(100, Cancellation).AsTask();
        await Task.Delay(20, Cancellation);

        await Store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Soon, Cancellation));
        Assert.Throws<ObjectDisposedException>(() => Store.Feed.Follow(1));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.Feed.ReadHeadAsync(Cancellation));
    }

    [Fact]
    public async Task A_disposed_follower_reads_nothing()
    {
        await AppendAsync(Stream, "a");
        IEventFollower follower = Store.Feed.Follow(1);
        follower.Dispose();
        follower.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ReadAsync(follower));
    }

    [Fact]
    public async Task The_head_is_the_position_of_the_last_event()
    {
        Assert.Equal(0, await Store.Feed.ReadHeadAsync(Cancellation));
        await AppendAsync(Stream, "a", "b");
        Assert.Equal(2, await Store.Feed.ReadHeadAsync(Cancellation));

        using IEventFollower fromNow = Store.Feed.Follow(3);
        await AppendAsync(Stream, "c");
        Assert.Equal(["c"], Texts(await ReadAsync(fromNow)));
    }

    [Fact]
    public async Task A_position_beyond_the_end_is_refused()
    {
        await AppendAsync(Stream, "a");
        using IEventFollower follower = Store.Feed.Follow(3);

        PositionAheadException refused = await Assert.ThrowsAsync<PositionAheadException>(async () => await ReadAsync(follower));

        Assert.Equal((3L, 1L), (refused.Position, refused.Head));
    }

    [Fact]
    public async Task What_was_archived_truncated_or_erased_is_not_handed_on_from_memory()
    {
        StreamKey third = new("account", "ACC-3");
        using IEventFollower awake = Store.Feed.Follow(1);
        using IEventFollower late = Store.Feed.Follow(1);
        await AppendAsync(Stream, "archived");
        await AppendAsync(Other, "truncated", "kept");
        await AppendAsync(third, "erased");
        await AppendAsync(new StreamKey("account", "ACC-4"), "other");
        await Store.Streams.ArchiveAsync(Stream);
        await Store.Streams.TruncateAsync(Other, 2);
        await Store.Streams.EraseAsync(third, ExpectedVersion.Any);

        List<string> texts = [];
        while (late.Next < 6)
        {
            texts.AddRange(Texts(await ReadAsync(late)));
        }

        Assert.Equal(["kept", "other"], texts);
    }

    private static async Task<EventPage> ReadAsync(IEventFollower follower) =>
        await follower.ReadAsync(100, Cancellation).AsTask().WaitAsync(Soon, Cancellation);

    private static (StreamKey, long, long, Guid, int, string, int, Guid, Guid, DateTimeOffset, Metadata, string) Describe(RecordedEvent recorded) => (
        recorded.Stream, recorded.Version, recorded.Position, recorded.EventId, recorded.Index, recorded.Name, recorded.TypeVersion,
        recorded.CausationId, recorded.CorrelationId, recorded.Timestamp, recorded.Metadata, Encoding.UTF8.GetString(recorded.Type.ToJson(recorded.Event).Span));
}
