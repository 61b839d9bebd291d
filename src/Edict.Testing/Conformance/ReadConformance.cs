using Xunit;

namespace Edict.Testing;

/// <summary>Reading a stream and everything, forward and backward, page by page.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class ReadConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Other = new("account", "ACC-2");

    [Theory]
    [InlineData(1, ReadDirection.Forward, 100, "1 2 3 4 5")]
    [InlineData(1, ReadDirection.Forward, 2, "1 2")]
    [InlineData(3, ReadDirection.Forward, 2, "3 4")]
    [InlineData(5, ReadDirection.Forward, 1, "5")]
    [InlineData(6, ReadDirection.Forward, 10, "")]
    [InlineData(0, ReadDirection.Forward, 2, "1 2")]
    [InlineData(-5, ReadDirection.Forward, 2, "1 2")]
    [InlineData(long.MinValue, ReadDirection.Forward, 2, "1 2")]
    [InlineData(long.MaxValue, ReadDirection.Forward, 10, "")]
    [InlineData(long.MaxValue, ReadDirection.Backward, 100, "5 4 3 2 1")]
    [InlineData(long.MaxValue, ReadDirection.Backward, 2, "5 4")]
    [InlineData(3, ReadDirection.Backward, 2, "3 2")]
    [InlineData(1, ReadDirection.Backward, 10, "1")]
    [InlineData(7, ReadDirection.Backward, 1, "5")]
    [InlineData(0, ReadDirection.Backward, 10, "")]
    [InlineData(-1, ReadDirection.Backward, 10, "")]
    [InlineData(long.MinValue, ReadDirection.Backward, 10, "")]
    public async Task A_stream_and_everything_are_read_from_where_one_asks(long from, ReadDirection direction, int limit, string expected)
    {
        await AppendAsync(Stream, "1", "2", "3", "4", "5");

        Assert.Equal(expected, string.Join(' ', Texts(await Store.ReadStreamAsync(Stream, from, direction, limit, Cancellation))));
        Assert.Equal(expected, string.Join(' ', Texts(await Store.ReadAllAsync(from, direction, limit, Cancellation))));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "1 2")]
    [InlineData(5, "1 2 3 4 5")]
    [InlineData(9, "1 2 3 4 5")]
    public async Task A_stream_is_made_into_a_value_up_to_a_version(long version, string expected)
    {
        await AppendAsync(Stream, "1", "2", "3", "4", "5");
        await AppendAsync(Other, "6");

        Assert.Equal(expected, await Store.FoldAsync(Stream, "", Join, AsOf.Version(version), Cancellation));
        Assert.Equal("1 2 3 4 5", await Store.FoldAsync(Stream, "", Join, cancellation: Cancellation));
        Assert.Equal("none", await Store.FoldAsync(new StreamKey("account", "nobody"), "none", Join, cancellation: Cancellation));

        static string Join(string before, RecordedEvent recorded) => string.Join(' ', [.. before.Length == 0 ? [] : new[] { before }, .. Texts([recorded])]);
    }

    [Fact]
    public async Task Of_a_truncated_stream_no_value_is_made()
    {
        await AppendAsync(Stream, "1", "2", "3");
        await Store.Streams.TruncateAsync(Stream, 2);

        TruncatedStreamException refused = await Assert.ThrowsAsync<TruncatedStreamException>(async () =>
            await Store.FoldAsync(Stream, 0, static (count, _) => count + 1, cancellation: Cancellation));
        Assert.Equal((Stream, 2L), (refused.Stream, refused.FirstVersion));
    }

    [Fact]
    public async Task A_stream_holds_its_own_events_alone()
    {
        await AppendAsync(Stream, "a");
        await AppendAsync(Other, "b", "c");
        await AppendAsync(Stream, "d");

        Assert.Equal(["a", "d"], Texts(await ReadStreamAsync(Stream)));
        Assert.Equal([1L, 4L], (await ReadStreamAsync(Stream)).Select(recorded => recorded.Position));
        Assert.Equal(["b", "c"], Texts(await ReadStreamAsync(Other)));
    }

    [Fact]
    public async Task An_unknown_stream_is_empty()
    {
        await AppendAsync(Stream, "a");

        Assert.Empty(await ReadStreamAsync(Other));
        Assert.Empty(await Store.ReadStreamAsync(Other, long.MaxValue, ReadDirection.Backward, 10, Cancellation));
    }

    [Fact]
    public async Task An_empty_store_is_empty()
    {
        Assert.Empty(await ReadAllAsync());
        Assert.Empty(await Store.ReadAllAsync(long.MaxValue, ReadDirection.Backward, 10, Cancellation));
    }

    [Fact]
    public async Task A_page_does_not_change_when_events_are_appended()
    {
        await AppendAsync(Stream, "a");
        IReadOnlyList<RecordedEvent> page = await ReadAllAsync();
        await AppendAsync(Stream, "b");

        Assert.Equal(["a"], Texts(page));
    }

    [Theory]
    [InlineData(ReadDirection.Forward)]
    [InlineData(ReadDirection.Backward)]
    public async Task Pages_join_to_the_whole(ReadDirection direction)
    {
        const int count = 3_000;
        await AppendAsync(Enumerable.Range(1, count).Select(number => Write(Stream, ExpectedVersion.Any, $"{number}")));

        List<long> inStream = [];
        List<long> inAll = [];
        bool forward = direction == ReadDirection.Forward;
        for (long next = forward ? 1 : long.MaxValue; inStream.Count < count; next = inStream[^1] + (forward ? 1 : -1))
        {
            inStream.AddRange((await Store.ReadStreamAsync(Stream, next, direction, 700, Cancellation)).Select(recorded => recorded.Version));
            inAll.AddRange((await Store.ReadAllAsync(next, direction, 700, Cancellation)).Select(recorded => recorded.Position));
        }

        Assert.Equal(forward ? Numbers(count) : Numbers(count).Reverse(), inStream);
        Assert.Equal(inStream, inAll);
    }

    [Fact]
    public async Task Any_page_of_any_stream_is_what_a_list_would_give()
    {
        Random random = new(11);
        Dictionary<StreamKey, List<string>> model = [];
        for (int append = 0; append < 40; append++)
        {
            StreamWrite[] writes = [.. Enumerable.Range(0, 30).Select(number => Write(
                new StreamKey("account", $"{Math.Min(random.Next(4), random.Next(4))}"), ExpectedVersion.Any, $"{append}.{number}"))];
            await AppendAsync(writes);
            foreach (StreamWrite write in writes)
            {
                model.TryAdd(write.Stream, []);
                model[write.Stream].Add(((Noted)write.Events[0].Event).Text);
            }
        }

        foreach ((StreamKey stream, List<string> texts) in model)
        {
            for (int read = 0; read < 60; read++)
            {
                int from = random.Next(1, texts.Count + 10);
                int limit = random.Next(1, 300);
                Assert.Equal(
                    texts.Skip(from - 1).Take(limit),
                    Texts(await Store.ReadStreamAsync(stream, from, ReadDirection.Forward, limit, Cancellation)));
                Assert.Equal(
                    texts.Take(from).Reverse().Take(limit),
                    Texts(await Store.ReadStreamAsync(stream, from, ReadDirection.Backward, limit, Cancellation)));
            }
        }
    }

    [Fact]
    public async Task A_limit_below_1_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await Store.ReadAllAsync(1, ReadDirection.Forward, 0, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await Store.ReadStreamAsync(Stream, 1, ReadDirection.Forward, -1, Cancellation));
    }

    [Fact]
    public async Task A_cancelled_read_is_given_up()
    {
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.ReadAllAsync(1, ReadDirection.Forward, 10, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.ReadStreamAsync(Stream, 1, ReadDirection.Forward, 10, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.FindCommandAsync(Stream, Guid.NewGuid(), cancelled));
    }
}
