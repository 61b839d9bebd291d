using Xunit;

namespace Edict.Testing;

/// <summary>Appending several writes at once: all or nothing.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class BatchConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Other = new("account", "ACC-2");

    [Fact]
    public async Task Later_writes_see_the_versions_that_earlier_ones_made()
    {
        AppendResult result = await AppendAsync(
            Write(Stream, ExpectedVersion.None, "a", "b"),
            Write(Stream, ExpectedVersion.Exactly(2), "c"),
            Write(Stream, ExpectedVersion.Exists, "d"));

        Assert.Equal(AppendResult.Appended(2, 4, 4), result);
        Assert.Equal(["a", "b", "c", "d"], Texts(await ReadStreamAsync(Stream)));
    }

    [Fact]
    public async Task Several_streams_are_stored_in_the_order_of_the_writes()
    {
        AppendResult result = await AppendAsync(
            Write(Stream, ExpectedVersion.None, "a"), Write(Other, ExpectedVersion.None, "b", "c"), Write(Stream, ExpectedVersion.Any, "d"));

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        Assert.Equal(AppendResult.Appended(2, 2, 4), result);
        Assert.Equal(["a", "b", "c", "d"], Texts(all));
        AssertGapless(all);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task One_conflict_stores_nothing_and_names_its_write(int culprit)
    {
        await AppendAsync(Stream, "old");
        StreamWrite[] writes =
        [
            Write(Other, ExpectedVersion.Any, "a"), Write(Other, ExpectedVersion.Any, "b", "c"), Write(Other, ExpectedVersion.Any, "d"),
        ];
        writes[culprit] = Write(Stream, ExpectedVersion.Exactly(5), "lost");

        AppendResult result = await AppendAsync(writes);

        Assert.Equal(AppendResult.Conflict(culprit, 1), result);
        Assert.Equal(["old"], Texts(await ReadAllAsync()));
    }

    [Fact]
    public async Task A_conflict_reports_the_version_without_earlier_writes_of_its_batch()
    {
        await AppendAsync(Stream, "old");

        AppendResult result = await AppendAsync(
            Write(Stream, ExpectedVersion.Exactly(1), "a", "b"), Write(Stream, ExpectedVersion.Exactly(1), "c"));

        Assert.Equal(AppendResult.Conflict(1, 1), result);
    }

    [Fact]
    public async Task A_refused_batch_leaves_versions_as_they_were()
    {
        await AppendAsync(Write(Stream, ExpectedVersion.Any, "a"), Write(Other, ExpectedVersion.Exists, "b"));

        Assert.Equal(AppendResult.Appended(0, 1, 1), await AppendAsync(Write(Stream, ExpectedVersion.None, "c")));
        Assert.Equal(AppendResult.Appended(0, 1, 2), await AppendAsync(Write(Other, ExpectedVersion.None, "d")));
    }

    [Fact]
    public async Task An_event_that_is_too_large_fails_its_whole_batch()
    {
        Assert.SkipUnless(Store.Traits.WantsPayload, "The store keeps events as they are, so they have no size.");

        await Assert.ThrowsAsync<EventTooLargeException>(async () => await AppendAsync(
            Write(Stream, ExpectedVersion.Any, "a"), Write(Other, ExpectedVersion.Any, "b", new string('x', MaxEventBytes))));

        Assert.Empty(await ReadAllAsync());
    }

    [Fact]
    public async Task A_large_batch_is_stored_as_a_whole()
    {
        AppendResult result = await AppendAsync(Enumerable.Range(0, 2_500)
            .Select(number => Write(new StreamKey("account", $"ACC-{number % 100}"), ExpectedVersion.Exactly(number / 100), $"{number}")));

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        Assert.Equal(AppendResult.Appended(2_499, 25, 2_500), result);
        Assert.Equal(Enumerable.Range(0, 2_500).Select(number => $"{number}"), Texts(all));
        AssertGapless(all);
    }
}
