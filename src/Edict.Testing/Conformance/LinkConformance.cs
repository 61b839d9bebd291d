using Xunit;

namespace Edict.Testing;

/// <summary>Streams that list events of other streams.</summary>
/// <typeparam name="TStore">The place of the store under test; it must allow erasure.</typeparam>
public abstract class LinkConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Other = new("account", "ACC-2");
    private static readonly StreamKey List = new("watched", "today");

    private IStreamCatalog Streams => Store.Streams;

    [Fact]
    public async Task A_list_gives_the_events_as_they_are_in_their_own_streams_in_the_order_of_listing()
    {
        await AppendAsync(Stream, "a", "b");
        await AppendAsync(Other, "c");

        Assert.Equal(AppendStatus.Appended, (await Streams.LinkAsync(List, ExpectedVersion.None, [3, 1])).Status);
        AppendResult second = await Streams.LinkAsync(List, ExpectedVersion.Exactly(2), [2]);

        Assert.Equal((AppendStatus.Appended, 3L), (second.Status, second.Version));
        IReadOnlyList<RecordedEvent> listed = await ReadStreamAsync(List);
        Assert.Equal(["c", "a", "b"], Texts(listed));
        Assert.Equal([(Other, 1L), (Stream, 1L), (Stream, 2L)], listed.Select(recorded => (recorded.Stream, recorded.Version)));
        Assert.Equal(["a", "c"], Texts(await Store.ReadStreamAsync(List, 2, ReadDirection.Backward, 10, Cancellation)));
        Assert.Equal(["b"], Texts(await Store.ReadStreamAsync(List, 3, ReadDirection.Forward, 10, Cancellation)));
        Assert.Equal(3, (await ReadAllAsync()).Count);
        StreamInfo info = (await Streams.FindAsync(List, Cancellation))!;
        Assert.Equal((true, 3L, StreamState.Live), (info.IsList, info.Version, info.State));
    }

    [Fact]
    public async Task All_are_listed_or_none()
    {
        await AppendAsync(Stream, "a", "b", "c");
        await Streams.LinkAsync(List, ExpectedVersion.Any, [2]);

        Assert.Equal(AppendResult.Repeated(0, 1), await Streams.LinkAsync(List, ExpectedVersion.Any, [1, 2]));
        Assert.Equal(AppendResult.Repeated(0, 1), await Streams.LinkAsync(List, ExpectedVersion.Any, [3, 3]));
        Assert.Equal(AppendResult.Conflict(0, 1), await Streams.LinkAsync(List, ExpectedVersion.None, [3]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Streams.LinkAsync(List, ExpectedVersion.Any, [3, 4]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Streams.LinkAsync(List, ExpectedVersion.Any, []));
        Assert.Equal(["b"], Texts(await ReadStreamAsync(List)));
    }

    [Fact]
    public async Task A_stream_lists_events_or_has_its_own()
    {
        await AppendAsync(Stream, "a");
        await Streams.LinkAsync(List, ExpectedVersion.Any, [1]);

        await Assert.ThrowsAsync<StreamKindException>(async () => await AppendAsync(List, "b"));
        await Assert.ThrowsAsync<StreamKindException>(async () => await Streams.LinkAsync(Stream, ExpectedVersion.Any, [1]));
        await Streams.ArchiveAsync(List);
        await Assert.ThrowsAsync<StreamClosedException>(async () => await Streams.LinkAsync(List, ExpectedVersion.Any, [1]));
    }

    [Fact]
    public async Task An_erased_event_is_passed_over_and_an_erased_list_erases_no_event()
    {
        await AppendAsync(Stream, "a");
        await AppendAsync(Other, "b");
        await Streams.LinkAsync(List, ExpectedVersion.Any, [1, 2]);
        await Streams.EraseAsync(Stream, ExpectedVersion.Any);

        Assert.Equal(["b"], Texts(await ReadStreamAsync(List)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Streams.LinkAsync(new StreamKey("watched", "2"), ExpectedVersion.Any, [1]));
        await Streams.EraseAsync(List, ExpectedVersion.Exactly(2));
        Assert.Equal(["b"], Texts(await ReadStreamAsync(Other)));
        Assert.Empty(await ReadStreamAsync(List));
    }
}
