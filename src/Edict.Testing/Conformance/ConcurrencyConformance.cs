using Xunit;

namespace Edict.Testing;

/// <summary>Many writers and readers at once.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class ConcurrencyConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    private const int Writers = 16;
    private const int Rounds = 40;

    [Fact]
    public async Task Each_version_of_a_hot_stream_is_won_once()
    {
        await InParallel(writer => WinVersionsAsync(Store, writer));

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        AssertGapless(all);
        Assert.Equal(Writers * Rounds, Texts(all).Distinct().Count());
        Assert.Equal(Writers * Rounds, all.Count);
    }

    [Fact]
    public async Task Whoever_expects_any_version_never_meets_a_conflict()
    {
        await InParallel(async writer =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                Assert.Equal(AppendStatus.Appended, (await AppendAsync(Stream, $"{writer}.{round}")).Status);
            }
        });

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        AssertGapless(all);
        Assert.Equal(Writers * Rounds, Texts(all).Distinct().Count());
    }

    [Fact]
    public async Task The_events_of_a_command_stay_together_and_every_answer_is_true()
    {
        await InParallel(async writer =>
        {
            Random random = new(writer);
            for (int round = 0; round < Rounds; round++)
            {
                StreamKey stream = new("account", $"{random.Next(8)}");
                string[] texts = [.. Enumerable.Range(0, random.Next(1, 6)).Select(item => $"{writer}.{round}.{item}")];
                AppendResult result = await AppendAsync(stream, texts);
                IReadOnlyList<RecordedEvent> page = await Store.ReadAllAsync(
                    result.Position - texts.Length + 1, ReadDirection.Forward, texts.Length, Cancellation);
                Assert.Equal(texts, Texts(page));
                Assert.Equal(result.Version, page[^1].Version);
            }
        });

        AssertGapless(await ReadAllAsync());
    }

    [Fact]
    public async Task Batches_over_the_same_streams_in_any_order_all_end()
    {
        await InParallel(async writer =>
        {
            Random random = new(writer);
            for (int round = 0; round < Rounds; round++)
            {
                int[] streams = [0, 1, 2, 3];
                random.Shuffle(streams);
                await AppendAsync(streams.Select(number => Write(new StreamKey("account", $"{number}"), ExpectedVersion.Any, $"{writer}")));
            }
        });

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        AssertGapless(all);
        Assert.Equal(Writers * Rounds * 4, all.Count);
        Assert.All(all.Chunk(4), batch => Assert.Single(batch.Select(recorded => ((Noted)recorded.Event).Text).Distinct()));
    }

    [Fact]
    public async Task A_reader_beside_the_writers_sees_no_hole()
    {
        const int total = Writers * Rounds * 2;
        Task writing = InParallel(async writer =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                await AppendAsync(new StreamKey("account", $"{writer}"), $"{round}", $"{round}");
            }
        });

        long seen = 0;
        while (seen < total)
        {
            IReadOnlyList<RecordedEvent> page = await Store.ReadAllAsync(seen + 1, ReadDirection.Forward, 50, Cancellation);
            foreach (RecordedEvent recorded in page)
            {
                Assert.Equal(++seen, recorded.Position);
            }

            if (page.Count == 0 && writing.IsFaulted)
            {
                break;
            }

            await Task.Yield();
        }

        await writing;
    }

    [Fact]
    public async Task Two_stores_at_one_place_share_one_order()
    {
        Assert.SkipUnless(Place.TakesSeveralStores, "The place takes one store at a time.");
        IEventStore second = await OpenAsync();

        await InParallel(writer => WinVersionsAsync(writer % 2 == 0 ? Store : second, writer));

        IReadOnlyList<RecordedEvent> all = await ReadAllAsync();
        AssertGapless(all);
        Assert.Equal(Writers * Rounds, all.Count);
        Assert.Equal(all.Select(recorded => recorded.EventId), (await ReadAllAsync(second)).Select(recorded => recorded.EventId));
    }

    [Fact]
    public async Task Two_stores_at_one_place_recognise_each_others_commands()
    {
        Assert.SkipUnless(Place.TakesSeveralStores, "The place takes one store at a time.");
        IEventStore second = await OpenAsync();
        StreamWrite write = Write(Stream, ExpectedVersion.Any, "a");
        write.MayBeRepeat = true;
        await AppendAsync(write);

        Assert.Equal(AppendResult.Repeated(0, 1), await second.AppendAsync(Batch(write)));
        Assert.Equal(AppendResult.Conflict(0, 1), await second.AppendAsync(Batch(Write(Stream, ExpectedVersion.None, "b"))));
        Assert.Equal(AppendResult.Appended(0, 2, 2), await second.AppendAsync(Batch(Write(Stream, ExpectedVersion.Exactly(1), "b"))));
        Assert.Equal(AppendResult.Appended(0, 3, 3), await AppendAsync(Write(Stream, ExpectedVersion.Exactly(2), "c")));
    }

    private async Task WinVersionsAsync(IEventStore store, int writer)
    {
        long version = 0;
        for (int round = 0; round < Rounds; round++)
        {
            AppendResult result;
            do
            {
                result = await store.AppendAsync(Batch(Write(Stream, ExpectedVersion.Exactly(version), $"{writer}.{round}")));
                version = result.Version;
            }
            while (result.Status == AppendStatus.Conflict);
        }
    }

    private static Task InParallel(Func<int, Task> write) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer), Cancellation)));
}
