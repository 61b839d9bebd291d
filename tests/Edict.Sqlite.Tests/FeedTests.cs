namespace Edict.Sqlite.Tests;

public sealed class FeedTests : IAsyncDisposable
{
    private readonly StoreOfTest _test = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task What_was_appended_here_is_handed_on_without_being_read_back()
    {
        IEventStore store = await _test.OpenAsync();
        using IEventFollower follower = store.Feed.Follow(1);
        AppendBatch batch = StoreOfTest.Batch("a");
        await store.AppendAsync(batch);

        EventPage page = await follower.ReadAsync(10, Cancellation);

        Assert.Same(batch.Writes[0].Events[0].Event, page[0].Event);
    }

    [Fact]
    public async Task A_follower_waits_through_failing_looks_at_the_file()
    {
        IEventStore store = await _test.OpenAsync();
        await store.AppendAsync(StoreOfTest.Batch("a"));
        using IEventFollower follower = store.Feed.Follow(2);
        Task<EventPage> waiting = follower.ReadAsync(10, Cancellation).AsTask();
        _test.Execute("alter table events rename to elsewhere");
        await Task.Delay(300, Cancellation);
        _test.Execute("alter table elsewhere rename to events");
        await store.AppendAsync(StoreOfTest.Batch("b"));

        Assert.Equal(["b"], (await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).Select(recorded => recorded.Name));
    }

    [Fact]
    public async Task A_store_that_is_followed_before_it_is_open_looks_in_vain_and_goes_on()
    {
        await using SqliteEventStore store = _test.Create();
        using IEventFollower follower = store.Feed.Follow(1);
        await Task.Delay(300, Cancellation);
        await store.OpenAsync(Cancellation);
        Task<EventPage> waiting = follower.ReadAsync(10, Cancellation).AsTask();
        IEventStore other = await _test.OpenAsync();
        await other.AppendAsync(StoreOfTest.Batch("a"));

        Assert.Equal(["a"], (await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).Select(recorded => recorded.Name));
    }
}
