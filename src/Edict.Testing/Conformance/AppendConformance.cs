using Xunit;

namespace Edict.Testing;

/// <summary>Appending to one stream: expected versions, versions, positions.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class AppendConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Theory]
    [InlineData(0, "any", true)]
    [InlineData(0, "none", true)]
    [InlineData(0, "0", true)]
    [InlineData(0, "1", false)]
    [InlineData(0, "7", false)]
    [InlineData(0, "exists", false)]
    [InlineData(3, "any", true)]
    [InlineData(3, "exists", true)]
    [InlineData(3, "3", true)]
    [InlineData(3, "none", false)]
    [InlineData(3, "0", false)]
    [InlineData(3, "2", false)]
    [InlineData(3, "4", false)]
    public async Task A_stream_accepts_the_versions_that_it_has(int existing, string expected, bool accepted)
    {
        for (int version = 0; version < existing; version++)
        {
            await AppendAsync(Stream, $"old {version}");
        }

        AppendResult result = await AppendAsync(Write(Stream, Parse(expected), "new"));

        Assert.Equal(
            accepted ? AppendResult.Appended(0, existing + 1, existing + 1) : AppendResult.Conflict(0, existing),
            result);
        Assert.Equal(existing + (accepted ? 1 : 0), (await ReadStreamAsync(Stream)).Count);
    }

    [Fact]
    public async Task The_answer_names_the_version_and_the_last_position()
    {
        await AppendAsync(new StreamKey("account", "other"), "a", "b");

        Assert.Equal(AppendResult.Appended(0, 3, 5), await AppendAsync(Stream, "c", "d", "e"));
        Assert.Equal(AppendResult.Appended(0, 4, 6), await AppendAsync(Stream, "f"));
    }

    [Fact]
    public async Task A_clock_that_goes_backward_changes_no_order()
    {
        StreamWrite first = Write(Stream, ExpectedVersion.Any, "a");
        StreamWrite second = Write(Stream, ExpectedVersion.Any, "b");
        second.Timestamp = first.Timestamp.AddDays(-1);
        await AppendAsync(first);
        await AppendAsync(second);
        StreamWrite third = Write(Stream, ExpectedVersion.Exactly(2), "c");

        Assert.Equal(AppendResult.Appended(0, 3, 3), await AppendAsync(third));
        Assert.Equal(
            [first.Timestamp, second.Timestamp, third.Timestamp], (await ReadAllAsync()).Select(static recorded => recorded.Timestamp));
        Assert.Equal(["a", "b", "c"], Texts(await ReadStreamAsync(Stream)));
    }

    [Fact]
    public async Task A_conflict_stores_nothing_and_uses_up_no_position()
    {
        await AppendAsync(Stream, "a");

        await AppendAsync(Write(Stream, ExpectedVersion.None, "lost", "lost too"));
        AppendResult result = await AppendAsync(Stream, "b");

        Assert.Equal(2, result.Position);
        Assert.Equal(["a", "b"], Texts(await ReadAllAsync()));
    }

    [Fact]
    public async Task A_conflict_on_a_new_stream_leaves_no_stream_behind()
    {
        await AppendAsync(Write(Stream, ExpectedVersion.Exists, "lost"));

        Assert.Empty(await ReadStreamAsync(Stream));
        Assert.Equal(AppendStatus.Appended, (await AppendAsync(Write(Stream, ExpectedVersion.None, "first"))).Status);
    }

    [Fact]
    public async Task Versions_and_positions_begin_at_1_and_have_no_holes()
    {
        StreamKey other = new("account", "ACC-2");
        for (int round = 0; round < 20; round++)
        {
            await AppendAsync(round % 3 == 0 ? other : Stream, [.. Enumerable.Range(0, 1 + (round % 5)).Select(item => $"{round}.{item}")]);
        }

        AssertGapless(await ReadAllAsync());
    }

    [Fact]
    public async Task The_same_write_can_be_used_for_one_append_after_another()
    {
        StreamWrite write = Write(Stream, ExpectedVersion.None, "a");
        await AppendAsync(write);
        write.Stream = new StreamKey("account", "ACC-2");
        await AppendAsync(write);
        write.Expected = ExpectedVersion.Exactly(1);
        await AppendAsync(write);

        Assert.Single(await ReadStreamAsync(Stream));
        Assert.Equal(2, (await ReadStreamAsync(write.Stream)).Count);
    }

    [Fact]
    public async Task A_batch_without_writes_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await AppendAsync(new List<StreamWrite>()));

    [Fact]
    public async Task A_write_without_events_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await AppendAsync(Empty(Stream, ExpectedVersion.Any)));

    private static ExpectedVersion Parse(string expected) => expected switch
    {
        "any" => ExpectedVersion.Any,
        "none" => ExpectedVersion.None,
        "exists" => ExpectedVersion.Exists,
        _ => ExpectedVersion.Exactly(long.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
