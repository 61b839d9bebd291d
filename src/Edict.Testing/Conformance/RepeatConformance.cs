using Xunit;

namespace Edict.Testing;

/// <summary>A command that comes again takes effect once, within the window of its stream's last events.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class RepeatConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly StreamKey Other = new("account", "ACC-2");
    private static readonly Guid Command = new("11111111-2222-3333-4444-555555555555");

    [Fact]
    public async Task A_repeat_is_recognised_and_stores_nothing()
    {
        await AppendAsync(Once("a", "b"));
        await AppendAsync(Stream, "c");

        Assert.Equal(AppendResult.Repeated(0, 3), await AppendAsync(Once("a", "b")));
        Assert.Equal(["a", "b", "c"], Texts(await ReadAllAsync()));
    }

    [Fact]
    public async Task A_repeat_is_no_conflict()
    {
        StreamWrite write = Once("a");
        write.Expected = ExpectedVersion.None;
        await AppendAsync(write);

        Assert.Equal(AppendResult.Repeated(0, 1), await AppendAsync(write));
    }

    [Fact]
    public async Task The_same_command_may_write_to_two_streams()
    {
        StreamWrite elsewhere = Once("a");
        elsewhere.Stream = Other;

        Assert.Equal(AppendStatus.Appended, (await AppendAsync(Once("a"))).Status);
        Assert.Equal(AppendStatus.Appended, (await AppendAsync(elsewhere)).Status);
    }

    [Fact]
    public async Task One_repeat_in_a_batch_stores_nothing_and_is_named()
    {
        await AppendAsync(Once("a"));

        AppendResult result = await AppendAsync(Write(Other, ExpectedVersion.Any, "b"), Once("a"), Write(Other, ExpectedVersion.Any, "c"));

        Assert.Equal(AppendResult.Repeated(1, 1), result);
        Assert.Equal(["a"], Texts(await ReadAllAsync()));
    }

    [Fact]
    public async Task A_batch_that_repeats_itself_stores_nothing()
    {
        Assert.Equal(AppendResult.Repeated(1, 0), await AppendAsync(Once("a"), Once("a")));
        Assert.Empty(await ReadAllAsync());
    }

    [Fact]
    public async Task The_events_of_a_command_are_found()
    {
        await AppendAsync(Stream, "before");
        await AppendAsync(Once("a", "b", "c"));
        await AppendAsync(Stream, "after");
        await AppendAsync(Other, "elsewhere");

        IReadOnlyList<RecordedEvent> found = await Store.FindCommandAsync(Stream, Command, Cancellation);

        Assert.Equal(["a", "b", "c"], Texts(found));
        Assert.Equal([2L, 3L, 4L], found.Select(recorded => recorded.Version));
        Assert.Empty(await Store.FindCommandAsync(Other, Command, Cancellation));
        Assert.Empty(await Store.FindCommandAsync(Stream, Guid.NewGuid(), Cancellation));
        Assert.Empty(await Store.FindCommandAsync(new StreamKey("account", "nobody"), Command, Cancellation));
    }

    [Fact]
    public async Task All_events_of_a_command_are_found_however_large_they_are_together()
    {
        string[] texts = [.. Enumerable.Range(0, 160).Select(static number => $"{number}".PadRight(MaxEventBytes - 2))];
        await AppendAsync(Once(texts));

        Assert.Equal(texts, Texts(await Store.FindCommandAsync(Stream, Command, Cancellation)));
    }

    [Fact]
    public async Task The_window_is_the_last_events_of_the_stream()
    {
        await AppendAsync(Stream, "before");
        await AppendAsync(Once("a", "b", "c"));
        await AppendOthersAsync(StreamWrite.RepeatWindow - 1);

        Assert.Equal(AppendStatus.Repeated, (await AppendAsync(Once("a", "b", "c"))).Status);
        Assert.Equal(["a", "b", "c"], Texts(await Store.FindCommandAsync(Stream, Command, Cancellation)));

        await AppendOthersAsync(1);

        Assert.Empty(await Store.FindCommandAsync(Stream, Command, Cancellation));
        Assert.Equal(AppendStatus.Appended, (await AppendAsync(Once("a", "b", "c"))).Status);
        Assert.Equal(AppendStatus.Repeated, (await AppendAsync(Once("a", "b", "c"))).Status);
    }

    [Fact]
    public async Task The_window_moves_with_a_long_stream()
    {
        const int count = 3 * StreamWrite.RepeatWindow;
        StreamWrite[] writes = [.. Enumerable.Range(0, count).Select(number => Write(Stream, ExpectedVersion.Any, $"{number}"))];
        foreach (StreamWrite[] chunk in writes.Chunk(500))
        {
            await AppendAsync(chunk);
            Assert.Single(await Store.FindCommandAsync(Stream, chunk[0].CommandId, Cancellation));
        }

        for (int number = 0; number < count; number += 250)
        {
            IReadOnlyList<RecordedEvent> found = await Store.FindCommandAsync(Stream, writes[number].CommandId, Cancellation);
            Assert.Equal(number >= count - StreamWrite.RepeatWindow ? [$"{number}"] : [], Texts(found));
        }
    }

    private async Task AppendOthersAsync(int count) =>
        await AppendAsync(Enumerable.Range(0, count).Select(number => Write(Stream, ExpectedVersion.Any, $"other {number}")));

    private StreamWrite Once(params ReadOnlySpan<string> texts)
    {
        StreamWrite write = Write(Stream, ExpectedVersion.Any, texts);
        write.CommandId = Command;
        write.MayBeRepeat = true;
        return write;
    }
}
