using Xunit;

namespace Edict.Testing;

/// <summary>What an operator sees of streams, and does with them.</summary>
/// <typeparam name="TStore">The place of the store under test; it must allow erasure.</typeparam>
public abstract class StreamCatalogConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Other = new("account", "ACC-2");

    private IStreamCatalog Streams => Store.Streams;

    [Fact]
    public async Task A_stream_is_described()
    {
        StreamWrite first = Write(Stream, ExpectedVersion.Any, "a");
        StreamWrite second = Write(Stream, ExpectedVersion.Any, "b", "c");
        second.Timestamp = first.Timestamp.AddSeconds(3);
        await AppendAsync(first);
        await AppendAsync(second);

        Assert.Equal(
            new StreamInfo(Stream, StreamState.Live, Version: 3, FirstVersion: 1, first.Timestamp, second.Timestamp),
            await Streams.FindAsync(Stream, Cancellation));
        Assert.Null(await Streams.FindAsync(Other, Cancellation));
        Assert.Null(await Streams.FindAsync(new StreamKey("account", "\uD800"), Cancellation));
    }

    [Fact]
    public async Task Streams_are_listed_in_the_order_of_their_keys_page_by_page()
    {
        StreamKey[] keys =
        [
            new("account", "\u00E9"), new("account", "B"), new("account", "a"), new("account-holder", "1"), new("Account", "x"),
            new("account", "\uFF5E"), new("account", "\U0001F600"),
        ];
        foreach (StreamKey key in keys)
        {
            await AppendAsync(key, "e");
        }

        StreamKey[] ordered = [keys[4], keys[1], keys[2], keys[0], keys[5], keys[6], keys[3]];
        Assert.Equal(ordered, await ListAsync(new StreamQuery { Limit = 2 }));
        Assert.Equal(ordered[1..6], await ListAsync(new StreamQuery { Aggregate = "account", Limit = 3 }));
        Assert.Equal(ordered, await ListAsync(new StreamQuery { Limit = 7 }));
        Assert.Empty(await ListAsync(new StreamQuery { Aggregate = "none" }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Streams.ListAsync(new StreamQuery { Limit = 0 }, Cancellation));
    }

    [Fact]
    public async Task Streams_are_searched_by_a_part_of_the_identity()
    {
        foreach (string identity in (string[])["DE-100%", "DE-1001", "de-100%", "AT_DE"])
        {
            await AppendAsync(new StreamKey("account", identity), "e");
        }

        Assert.Equal(["DE-100%"], (await ListAsync(new StreamQuery { Search = "E-100%" })).Select(key => key.Identity));
        Assert.Equal(["AT_DE", "DE-100%", "DE-1001"], (await ListAsync(new StreamQuery { Search = "DE" })).Select(key => key.Identity));
    }

    [Fact]
    public async Task An_archived_stream_leaves_the_log_and_the_list_unless_it_is_asked_for()
    {
        await AppendAsync(Stream, "a", "b");
        await AppendAsync(Other, "c");
        await Streams.ArchiveAsync(Stream);
        await Streams.ArchiveAsync(Stream);

        Assert.Equal(["c"], Texts(await ReadAllAsync()));
        Assert.Equal(["a", "b", "c"], Texts(await Store.ReadAllAsync(
            1, ReadDirection.Forward, 10, new EventFilter { IncludesArchived = true }, Cancellation)));
        Assert.Equal([Other], await ListAsync(new StreamQuery()));
        Assert.Equal([Stream, Other], await ListAsync(new StreamQuery { IncludesArchived = true }));
        Assert.Equal(["a", "b"], Texts(await ReadStreamAsync(Stream)));
        Assert.Equal(StreamState.Archived, (await Streams.FindAsync(Stream, Cancellation))!.State);
        StreamClosedException refused = await Assert.ThrowsAsync<StreamClosedException>(async () => await AppendAsync(Stream, "d"));
        Assert.Equal((Stream, StreamState.Archived), (refused.Stream, refused.State));
    }

    [Fact]
    public async Task A_deleted_stream_is_neither_read_nor_written_and_its_events_stay_in_the_log()
    {
        await AppendAsync(Stream, "a");
        Assert.False(await Streams.DeleteAsync(Stream, ExpectedVersion.Exactly(2)));
        Assert.True(await Streams.DeleteAsync(Stream, ExpectedVersion.Exactly(1)));
        Assert.True(await Streams.DeleteAsync(Stream, ExpectedVersion.Any));

        await Assert.ThrowsAsync<StreamClosedException>(async () => await ReadStreamAsync(Stream));
        await Assert.ThrowsAsync<StreamClosedException>(async () => await AppendAsync(Stream, "b"));
        await Assert.ThrowsAsync<StreamClosedException>(async () => await AppendAsync(Write(Other, ExpectedVersion.Any, "c"), Write(Stream, ExpectedVersion.Any, "d")));
        await Assert.ThrowsAsync<StreamClosedException>(async () => await Streams.ArchiveAsync(Stream));
        await Assert.ThrowsAsync<StreamClosedException>(async () => await Streams.TruncateAsync(Stream, 1));
        Assert.Equal(["a"], Texts(await ReadAllAsync()));
        Assert.Empty(await ReadStreamAsync(Other));
        Assert.Empty(await ListAsync(new StreamQuery()));
        Assert.Equal([Stream], await ListAsync(new StreamQuery { IncludesDeleted = true }));
    }

    [Fact]
    public async Task A_restored_stream_is_as_it_was()
    {
        await AppendAsync(Stream, "a");
        await Streams.DeleteAsync(Stream, ExpectedVersion.Any);
        await Streams.RestoreAsync(Stream);
        AppendResult appended = await AppendAsync(Write(Stream, ExpectedVersion.Exactly(1), "b"));
        await Streams.ArchiveAsync(Stream);
        await Streams.RestoreAsync(Stream);

        Assert.Equal(AppendResult.Appended(0, 2, 2), appended);
        Assert.Equal(["a", "b"], Texts(await ReadStreamAsync(Stream)));
        Assert.Equal(["a", "b"], Texts(await ReadAllAsync()));
    }

    [Fact]
    public async Task A_closed_stream_fails_its_own_callers_alone()
    {
        await AppendAsync(Stream, "a");
        await Streams.ArchiveAsync(Stream);
        Task<AppendResult>[] appends = [.. Enumerable.Range(0, 40).Select(async number =>
            await AppendAsync(number % 4 == 0 ? Stream : new StreamKey("account", $"{number}"), "x"))];
        await Task.WhenAll(appends).ContinueWith(_ => { }, TaskScheduler.Default);

        for (int number = 0; number < appends.Length; number++)
        {
            Assert.Equal(number % 4 == 0, appends[number].Exception?.InnerException is StreamClosedException);
            Assert.Equal(number % 4 != 0, appends[number].IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task A_truncated_stream_begins_later_with_the_versions_that_it_had()
    {
        await AppendAsync(Stream, "a", "b", "c", "d");
        await AppendAsync(Other, "e");
        await Streams.TruncateAsync(Stream, 3);
        await Streams.TruncateAsync(Stream, 2);

        EventPage page = await Store.ReadStreamAsync(Stream, 1, ReadDirection.Forward, 10, Cancellation);
        Assert.Equal([3L, 4L], page.Select(recorded => recorded.Version));
        Assert.True(page.IsEnd);
        page = await Store.ReadStreamAsync(Stream, long.MaxValue, ReadDirection.Backward, 10, Cancellation);
        Assert.Equal([4L, 3L], page.Select(recorded => recorded.Version));
        Assert.True(page.IsEnd);
        Assert.Equal([3L, 4L, 5L], (await ReadAllAsync()).Select(recorded => recorded.Position));
        EventFilter all = new() { IncludesTruncated = true };
        Assert.Equal(Numbers(5), (await Store.ReadAllAsync(1, ReadDirection.Forward, 10, all, Cancellation)).Select(recorded => recorded.Position));
        Assert.Equal((3, 4), ((await Streams.FindAsync(Stream, Cancellation))!.FirstVersion, (await Streams.FindAsync(Stream, Cancellation))!.Version));
        Assert.Equal(AppendStatus.Appended, (await AppendAsync(Write(Stream, ExpectedVersion.Exactly(4), "f"))).Status);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Streams.TruncateAsync(Stream, 6));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Streams.TruncateAsync(Stream, 0));
    }

    [Fact]
    public async Task An_erased_stream_leaves_its_positions_behind_and_its_key_begins_anew()
    {
        await AppendAsync(Stream, "a", "b");
        await AppendAsync(Other, "c");
        await Streams.ArchiveAsync(Stream);
        Assert.False(await Streams.EraseAsync(Stream, ExpectedVersion.Exactly(1)));
        Assert.True(await Streams.EraseAsync(Stream, ExpectedVersion.Exactly(2)));

        Assert.Null(await Streams.FindAsync(Stream, Cancellation));
        Assert.Empty(await ReadStreamAsync(Stream));
        Assert.Equal([3L], (await ReadAllAsync()).Select(recorded => recorded.Position));
        Assert.Equal([Other], await ListAsync(new StreamQuery { IncludesArchived = true, IncludesDeleted = true }));

        Assert.Equal(AppendResult.Appended(0, 1, 4), await AppendAsync(Write(Stream, ExpectedVersion.None, "d")));
        Assert.Equal(["d"], Texts(await ReadStreamAsync(Stream)));
        Assert.Equal([3L, 4L], (await ReadAllAsync()).Select(recorded => recorded.Position));
        Assert.Equal([4L, 3L], (await Store.ReadAllAsync(long.MaxValue, ReadDirection.Backward, 10, Cancellation)).Select(recorded => recorded.Position));
    }

    [Fact]
    public async Task Another_store_at_the_same_place_sees_what_was_done()
    {
        Assert.SkipUnless(Place.TakesSeveralStores, "Only one store can be open at this place.");
        IEventStore second = await OpenAsync();
        await AppendAsync(Stream, "a");
        Assert.Single(await ReadStreamAsync(Stream, second));
        await second.AppendAsync(Batch(Write(Stream, ExpectedVersion.Any, "b")));
        await Streams.ArchiveAsync(Stream);

        Assert.Empty(await ReadAllAsync(second));
        await Assert.ThrowsAsync<StreamClosedException>(async () => await second.AppendAsync(Batch(Write(Stream, ExpectedVersion.Any, "c"))));
        await Streams.EraseAsync(Stream, ExpectedVersion.Any);
        Assert.Empty(await ReadStreamAsync(Stream, second));
        Assert.Equal(AppendResult.Appended(0, 1, 3), await second.AppendAsync(Batch(Write(Stream, ExpectedVersion.None, "d"))));
    }

    [Fact]
    public async Task What_is_no_stream_is_told_by_a_typed_error()
    {
        await Assert.ThrowsAsync<UnknownStreamException>(async () => await Streams.ArchiveAsync(Stream));
        await Assert.ThrowsAsync<UnknownStreamException>(async () => await Streams.RestoreAsync(Stream));
        await Assert.ThrowsAsync<UnknownStreamException>(async () => await Streams.DeleteAsync(Stream, ExpectedVersion.Any));
        await Assert.ThrowsAsync<UnknownStreamException>(async () => await Streams.EraseAsync(Stream, ExpectedVersion.Any));
        await Assert.ThrowsAsync<UnknownStreamException>(async () => await Streams.TruncateAsync(Stream, 1));
    }

    private async Task<IReadOnlyList<StreamKey>> ListAsync(StreamQuery query)
    {
        List<StreamKey> keys = [];
        StreamPage page;
        do
        {
            page = await Streams.ListAsync(query, Cancellation);
            Assert.InRange(page.Count, 0, query.Limit);
            keys.AddRange(page.Select(info => info.Stream));
            query = query with { After = page.Next };
        }
        while (page.Next is not null);

        return keys;
    }
}
