using Edict.PostgreSql.Tests.Servers;
using static Edict.PostgreSql.Tests.Servers.SchemaOfTest;

namespace Edict.PostgreSql.Tests.Reading;

/// <summary>Pages stay small however large events are, and whether or not the server can compress them; nothing is left out of them.</summary>
public sealed class LargeEventsTests : IAsyncLifetime
{
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly SchemaOfTest _schema = new();

    private static readonly StreamKey List = new("list", "all");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Theory]
    [InlineData("large", 60, 300_000, 300_000, 0)]
    [InlineData("compressed", 800, 30_000, 30_000, 100)]
    [InlineData("compressed and large", 100, 400_000, 400_000, 100)]
    [InlineData("mixed", 400, 20, 120_000, 50)]
    public async Task Each_event_is_read_once_in_pages_that_hold_no_more_than_they_may(
        string what, int count, int least, int most, int percentCompressible)
    {
        IEventStore store = await _schema.OpenAsync();
        Random random = new(what.Length);
        string[] payloads = [.. Enumerable.Range(0, count).Select(_ => Payload(random, random.Next(least, most + 1), random.Next(100) < percentCompressible))];
        foreach (string[] some in payloads.Chunk(20))
        {
            await Task.WhenAll(some.Select(json => store.AppendAsync(Batch("noted", json: json)).AsTask()));
        }

        await store.Streams.LinkAsync(List, ExpectedVersion.Any, [.. Enumerable.Range(1, count).Select(static position => (long)position)]);
        List<string> forward = await ReadAsync(most, next => ReadStreamAsync(store, SchemaOfTest.Stream, next, ReadDirection.Forward), 1);
        Assert.Equal(payloads.Order(), forward.Order());

        Assert.Equal(forward, await ReadAsync(most, next => ReadStreamAsync(store, List, next, ReadDirection.Forward), 1));
        Assert.Equal(forward, await ReadAsync(most, next => ReadAllAsync(store, next, ReadDirection.Forward, EventFilter.Everything), 1));
        Assert.Equal(forward, await ReadAsync(most, next => ReadAllAsync(store, next, ReadDirection.Forward, EventFilter.OfEvents("noted")), 1));
        forward.Reverse();
        Assert.Equal(forward, await ReadAsync(most, next => ReadStreamAsync(store, SchemaOfTest.Stream, next, ReadDirection.Backward), long.MaxValue));
        Assert.Equal(forward, await ReadAsync(most, next => ReadStreamAsync(store, List, next, ReadDirection.Backward), long.MaxValue));
        Assert.Equal(forward, await ReadAsync(most, next => ReadAllAsync(store, next, ReadDirection.Backward, EventFilter.Everything), long.MaxValue));
        Assert.Equal(
            forward, await ReadAsync(most, next => ReadAllAsync(store, next, ReadDirection.Backward, EventFilter.OfEvents("noted")), long.MaxValue));
    }

    [Theory]
    [InlineData(ReadDirection.Forward, 1)]
    [InlineData(ReadDirection.Backward, long.MaxValue)]
    public async Task A_stream_with_a_hole_is_refused(ReadDirection direction, long from)
    {
        IEventStore store = await _schema.OpenAsync();
        for (int number = 0; number < 5; number++)
        {
            await store.AppendAsync(Batch("noted"));
        }

        await _schema.ExecuteAsync("begin; set local edict.unguarded = 'on'; delete from {schema}.events where version = 3; commit");

        EventStoreException refused = await Assert.ThrowsAsync<EventStoreException>(async () => await ReadStreamAsync(store, SchemaOfTest.Stream, from, direction));
        Assert.Contains("no event of version 3", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ReadAsync(int most, Func<long, ValueTask<EventPage>> read, long next)
    {
        List<string> payloads = [];
        EventPage page;
        do
        {
            page = await read(next);
            Assert.InRange(page.Sum(static recorded => (long)recorded.Payload.Length), page.IsEnd ? 0 : 1, PageBytes + most + 2);
            payloads.AddRange(page.Select(static recorded => System.Text.Encoding.UTF8.GetString(recorded.Payload.Span)));
            next = page.Next;
        }
        while (!page.IsEnd);
        return payloads;
    }

    private static ValueTask<EventPage> ReadStreamAsync(IEventStore store, StreamKey stream, long next, ReadDirection direction) =>
        store.ReadStreamAsync(stream, next, direction, 10_000, TestContext.Current.CancellationToken);

    private static ValueTask<EventPage> ReadAllAsync(IEventStore store, long next, ReadDirection direction, EventFilter filter) =>
        store.ReadAllAsync(next, direction, 10_000, filter, TestContext.Current.CancellationToken);

    private static string Payload(Random random, int length, bool isCompressible) =>
        isCompressible ? $"\"{new string((char)random.Next('a', 'z'), length)}\"" : $"\"{Convert.ToBase64String(Bytes(random, length * 3 / 4))}\"";

    private static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
