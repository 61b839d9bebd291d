namespace Edict.Sqlite.Tests;

/// <summary>A stream of large events is read page by page, each event about once.</summary>
public sealed class LargeEventsTests : IAsyncDisposable
{
    private const int Events = 200;
    private const int EventBytes = 512 * 1024;

    private readonly StoreOfTest _place = new();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Reading_a_stream_costs_what_it_holds_however_many_pages_that_takes()
    {
        IEventStore store = await _place.OpenAsync(maxEventBytes: EventBytes);
        byte[] json = [(byte)'"', .. Enumerable.Repeat((byte)'x', EventBytes - 2), (byte)'"'];
        for (int number = 0; number < Events; number++)
        {
            await store.AppendAsync(StoreOfTest.Batch("large", json: json));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        List<int> pages = await PagesAsync(store);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Events, pages.Sum());
        Assert.All(pages, static count => Assert.InRange(count, 1, 8));
        Assert.InRange(allocated, (long)Events * EventBytes, 3L * Events * EventBytes);
    }

    // Each read runs on this thread.
    private static async Task<List<int>> PagesAsync(IEventStore store)
    {
        List<int> pages = [];
        EventPage page;
        long next = 1;
        do
        {
            page = await store.ReadStreamAsync(StoreOfTest.Stream, next, ReadDirection.Forward, 1_000, TestContext.Current.CancellationToken);
            Assert.All(page, (recorded, index) => Assert.Equal((next + index, EventBytes), (recorded.Version, recorded.Payload.Length)));
            pages.Add(page.Count);
            next = page.Next;
        }
        while (!page.IsEnd);
        return pages;
    }
}
