using System.Buffers;
using System.Text;
using Edict.EventStore;

namespace Edict.Tests.EventStore;

public sealed class InMemoryDatabaseTests
{
    private static readonly StreamKey Stream = new("account", "ACC-1");

    [Fact]
    public void A_database_of_ones_own_is_exclusive_and_a_named_one_is_shared()
    {
        EdictOptions options = new();

        Assert.Equal(new EventStoreTraits(WantsPayload: false, IsShared: false), Create(options.UseInMemory()).Traits);
        Assert.Equal(new EventStoreTraits(WantsPayload: false, IsShared: true), Create(options.UseInMemory(new InMemoryDatabase())).Traits);
        Assert.Equal(
            new EventStoreTraits(WantsPayload: true, IsShared: true),
            Create(options.UseInMemory(new InMemoryDatabase { RoundTrip = true })).Traits);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_back_is_never_stored_where_events_make_the_round_trip()
    {
        IEventStore store = Create(new EdictOptions().UseInMemory(new InMemoryDatabase { RoundTrip = true }));

        await Assert.ThrowsAsync<EventSerializationException>(async () => await store.AppendAsync(Batch()));

        Assert.Empty(await store.ReadAllAsync(1, ReadDirection.Forward, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_immutable_event_is_kept_as_it_is_and_shared_by_its_readers()
    {
        IEventStore store = Create(new EdictOptions().UseInMemory());
        AppendBatch batch = Batch();
        await store.AppendAsync(batch);

        IReadOnlyList<RecordedEvent> inStream = await store.ReadStreamAsync(Stream, 1, ReadDirection.Forward, 1, default);
        IReadOnlyList<RecordedEvent> inAll = await store.ReadAllAsync(1, ReadDirection.Forward, 1, default);

        Assert.Same(batch.Writes[0].Events[0].Event, inStream[0].Event);
        Assert.Same(inStream[0].Event, inAll[0].Event);
    }

    [Fact]
    public void A_log_of_many_chunks_is_read_from_anywhere()
    {
        AppendOnlyList<long> log = new();
        for (long number = 1; number <= 5_000; number++)
        {
            log.Add() = number;
        }

        for (long from = 1; from <= 5_000; from += 97)
        {
            Assert.Equal(Enumerable.Range(0, 30).Select(i => from + i).Where(p => p <= 5_000), Page(log, from, ReadDirection.Forward));
            Assert.Equal(Enumerable.Range(0, 30).Select(i => from - i).Where(p => p >= 1), Page(log, from, ReadDirection.Backward));
        }
    }

    private static IEnumerable<long> Page(AppendOnlyList<long> log, long from, ReadDirection direction)
    {
        PageRange range = new(1, log.Count, from, direction, limit: 30);
        return Enumerable.Range(0, range.Count).Select(index => log[range[index] - 1]);
    }

    private static IEventStore Create(EdictOptions options) =>
        options.StoreFactory!(new EventStoreContext(new EventTypeRegistry([new UnreadableType()]), TimeProvider.System, 100));

    private static AppendBatch Batch()
    {
        StreamWrite write = new()
        {
            Stream = Stream,
            Expected = ExpectedVersion.Any,
            CommandId = Guid.NewGuid(),
            CausationId = Guid.NewGuid(),
            CorrelationId = Guid.NewGuid(),
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        write.Events.Add(new NewEvent(new UnreadableType(), new Unreadable(), Encoding.UTF8.GetBytes("{}")));
        AppendBatch batch = new();
        batch.Writes.Add(write);
        return batch;
    }

    private sealed record Unreadable;

    private sealed class UnreadableType() : EventType("unreadable", 1, typeof(Unreadable), isImmutable: true)
    {
        public override void Write(object @event, IBufferWriter<byte> output) => output.Write("{}"u8);

        public override object Read(ReadOnlySpan<byte> json) => throw new EventSerializationException(Name, "", "It cannot be read.");
    }
}
