using Xunit;

namespace Edict.Testing;

/// <summary>Reading the whole log through a filter.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class FilterConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Holder = new("account-holder", "1");

    [Fact]
    public async Task An_aggregate_is_read_alone()
    {
        await AppendAsync(Stream, "a");
        await AppendAsync(Holder, "b");
        await AppendAsync(new StreamKey("account", "holder-1"), "c");

        Assert.Equal(["a", "c"], Texts(await FilteredAsync(EventFilter.OfAggregate("account"))));
        Assert.Equal(["b"], Texts(await FilteredAsync(EventFilter.OfAggregate("account-holder"))));
        Assert.Empty(await FilteredAsync(EventFilter.OfAggregate("Account")));
    }

    [Fact]
    public async Task Streams_whose_identities_begin_alike_are_read_alone()
    {
        await AppendAsync(new StreamKey("account", "DE-1"), "a");
        await AppendAsync(new StreamKey("account", "DE"), "b");
        await AppendAsync(new StreamKey("account", "AT-DE"), "c");
        await AppendAsync(new StreamKey("holder", "DE-1"), "d");
        await AppendAsync(new StreamKey("account", "DE%_"), "e");

        Assert.Equal(["a", "b", "d", "e"], Texts(await FilteredAsync(new EventFilter { IdentityPrefix = "DE" })));
        Assert.Equal(["a"], Texts(await FilteredAsync(new EventFilter { Aggregate = "account", IdentityPrefix = "DE-" })));
        Assert.Equal(["e"], Texts(await FilteredAsync(new EventFilter { IdentityPrefix = "DE%" })));
    }

    [Theory]
    [InlineData("a\0")]
    [InlineData("a\uD800")]
    public async Task Texts_that_nothing_has_find_nothing(string text)
    {
        await AppendAsync(Stream, "a");

        Assert.Empty(await FilteredAsync(EventFilter.OfAggregate(text)));
        Assert.Empty(await FilteredAsync(new EventFilter { IdentityPrefix = text }));
        Assert.Empty(await FilteredAsync(EventFilter.OfEvents(text)));
        Assert.Empty(await Store.Streams.ListAsync(new StreamQuery { Aggregate = text }, Cancellation));
        Assert.Empty(await Store.Streams.ListAsync(new StreamQuery { Search = text }, Cancellation));
    }

    [Fact]
    public async Task Events_are_read_by_their_names()
    {
        await AppendAsync(Stream, "a");
        await AppendAsync(ListedWrite("x"));
        await AppendAsync(Stream, "b");

        Assert.Equal(["listed"], (await FilteredAsync(EventFilter.OfEvents("listed"))).Select(recorded => recorded.Name));
        Assert.Equal([1L, 3L], (await FilteredAsync(EventFilter.OfEvents("noted"))).Select(recorded => recorded.Position));
        Assert.Equal([1L, 2L, 3L], (await FilteredAsync(EventFilter.OfEvents("noted", "listed"))).Select(recorded => recorded.Position));
        Assert.Empty(await FilteredAsync(EventFilter.OfEvents("Noted")));
        Assert.Empty(await FilteredAsync(new EventFilter { Aggregate = "other", EventNames = new HashSet<string> { "noted" } }));
    }

    [Theory]
    [InlineData(ReadDirection.Forward)]
    [InlineData(ReadDirection.Backward)]
    public async Task A_few_among_many_are_found_page_by_page_and_no_page_begins_twice(ReadDirection direction)
    {
        List<long> rare = [];
        long position = 0;
        for (int append = 0; append < 12; append++)
        {
            AppendResult many = await AppendAsync(Enumerable.Range(0, 700).Select(number => Write(Stream, ExpectedVersion.Any, $"{append}.{number}")));
            Assert.Equal(AppendStatus.Appended, many.Status);
            position += 700;
            if (append % 4 == 1)
            {
                await AppendAsync(ListedWrite("x"), ListedWrite("y"));
                rare.AddRange([++position, ++position]);
            }
        }

        bool forward = direction == ReadDirection.Forward;
        List<long> found = [];
        EventPage page;
        long next = forward ? 1 : long.MaxValue;
        do
        {
            page = await Store.ReadAllAsync(next, direction, 1, EventFilter.OfEvents("listed", "unknown"), Cancellation);
            found.AddRange(page.Select(recorded => recorded.Position));
            Assert.True(page.IsEnd || (forward ? page.Next > next : page.Next < next), "Reading must go on.");
            next = page.Next;
        }
        while (!page.IsEnd);

        Assert.Equal(forward ? rare : Enumerable.Reverse(rare), found);
    }

    [Fact]
    public async Task A_reader_at_the_end_goes_on_from_there()
    {
        await AppendAsync(Stream, "a");
        EventPage first = await Store.ReadAllAsync(1, ReadDirection.Forward, 10, EventFilter.OfEvents("listed"), Cancellation);
        await AppendAsync(Stream, "b");
        await AppendAsync(ListedWrite("x"));
        EventPage second = await Store.ReadAllAsync(first.Next, ReadDirection.Forward, 10, EventFilter.OfEvents("listed"), Cancellation);

        Assert.Empty(first);
        Assert.Equal(2, first.Next);
        Assert.True(first.IsEnd);
        Assert.Equal([3L], second.Select(recorded => recorded.Position));
        Assert.Equal(4, second.Next);
    }

    [Fact]
    public async Task Any_filter_gives_what_a_list_would()
    {
        Random random = new(7);
        StreamKey[] streams = [Stream, Holder, new("account", "ACC-10"), new("account", "B"), new("zone", "ACC-1")];
        for (int append = 0; append < 300; append++)
        {
            StreamKey stream = streams[random.Next(streams.Length)];
            await AppendAsync(random.Next(10) == 0 ? ListedWrite("x", stream) : Write(stream, ExpectedVersion.Any, $"{append}"));
        }

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        foreach (string? aggregate in (string?[])[null, "account", "zone", "none"])
        {
            foreach (string prefix in (string[])["", "ACC", "ACC-1", "B"])
            {
                foreach (string[] names in (string[][])[[], ["noted"], ["listed"], ["noted", "listed"]])
                {
                    EventFilter filter = new() { Aggregate = aggregate, IdentityPrefix = prefix, EventNames = names.ToHashSet() };
                    Assert.Equal(
                        all.Where(recorded => filter.TakesEvent(recorded.Name) && filter.TakesStream(recorded.Stream)).Select(recorded => recorded.Position),
                        (await FilteredAsync(filter)).Select(recorded => recorded.Position));
                }
            }
        }
    }

    [Fact]
    public async Task Everything_is_enumerated_from_either_end()
    {
        await AppendAsync(Enumerable.Range(1, 2_500).Select(number => Write(Stream, ExpectedVersion.Any, $"{number}")));

        Assert.Equal(Numbers(2_500), await PositionsAsync(Store.EnumerateAllAsync(cancellation: Cancellation)));
        Assert.Equal(Numbers(2_500), await PositionsAsync(Store.EnumerateStreamAsync(Stream, cancellation: Cancellation)));
        Assert.Equal(
            Numbers(2_500).Reverse(), await PositionsAsync(Store.EnumerateAllAsync(direction: ReadDirection.Backward, cancellation: Cancellation)));
        Assert.Equal(
            Numbers(1_200).Reverse(),
            await PositionsAsync(Store.EnumerateStreamAsync(Stream, 1_200, ReadDirection.Backward, Cancellation)));
    }

    private StreamWrite ListedWrite(string item, StreamKey? stream = null)
    {
        StreamWrite write = Empty(stream ?? Stream, ExpectedVersion.Any);
        write.Events.Add(New(Listed.Type, new Listed([item])));
        return write;
    }

    private async Task<IReadOnlyList<RecordedEvent>> FilteredAsync(EventFilter filter)
    {
        List<RecordedEvent> found = [];
        await foreach (RecordedEvent recorded in Store.EnumerateAllAsync(filter, cancellation: Cancellation))
        {
            found.Add(recorded);
        }

        return found;
    }

    private static async Task<List<long>> PositionsAsync(IAsyncEnumerable<RecordedEvent> events)
    {
        List<long> positions = [];
        await foreach (RecordedEvent recorded in events)
        {
            positions.Add(recorded.Position);
        }

        return positions;
    }
}
