using System.Buffers;
using System.Text;

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
    public async Task Streams_whose_events_alternate_are_read_from_anywhere()
    {
        IEventStore store = Create(new EdictOptions().UseInMemory());
        StreamKey[] streams = [Stream, new("account", "ACC-2"), new("account", "ACC-3")];
        Dictionary<StreamKey, List<long>> positions = streams.ToDictionary(static stream => stream, static _ => new List<long>());
        Random random = new(1);
        long position = 0;
        while (position < 5_000)
        {
            StreamKey stream = streams[random.Next(streams.Length)];
            int events = random.Next(20) == 0 ? 150 : random.Next(1, 4);
            await store.AppendAsync(Batch(stream, events));
            positions[stream].AddRange(Enumerable.Range(0, events).Select(_ => ++position));
        }

        foreach ((StreamKey stream, List<long> known) in positions)
        {
            for (int from = 1; from <= known.Count; from += 31)
            {
                Assert.Equal(known.Skip(from - 1).Take(30), await PositionsAsync(store, stream, from, ReadDirection.Forward));
                Assert.Equal(known.Take(from).Reverse().Take(30), await PositionsAsync(store, stream, from, ReadDirection.Backward));
            }
        }
    }

    private static async Task<IEnumerable<long>> PositionsAsync(IEventStore store, StreamKey stream, long from, ReadDirection direction) =>
        (await store.ReadStreamAsync(stream, from, direction, 30, TestContext.Current.CancellationToken)).Select(static recorded => recorded.Position);

    private static IEventStore Create(EdictOptions options) =>
        options.StoreFactory!(new EventStoreContext(new EventTypeRegistry([new UnreadableType()]), TimeProvider.System, 100));

    private static AppendBatch Batch() => Batch(Stream, events: 1);

    private static AppendBatch Batch(StreamKey stream, int events)
    {
        StreamWrite write = new()
        {
            Stream = stream,
            Expected = ExpectedVersion.Any,
            CommandId = Guid.NewGuid(),
            CausationId = Guid.NewGuid(),
            CorrelationId = Guid.NewGuid(),
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        write.Events.AddRange(Enumerable.Repeat(new NewEvent(new UnreadableType(), new Unreadable(), Encoding.UTF8.GetBytes("{}")), events));
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
