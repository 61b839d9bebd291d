using Edict.EventStore;

namespace Edict.Tests.EventStore;

/// <summary>A feed over a store of which a test says what it publishes; it counts how often it is read.</summary>
internal sealed class FeedOfTest : IFeedSource
{
    private readonly EventStoreContext _context = new(new EventTypeRegistry([TextType.Instance]), TimeProvider.System, 1_000);
    private readonly InMemoryEventStore _store;
    private readonly StoreThatCounts _counting;

    internal FeedOfTest()
    {
        _store = new InMemoryEventStore(_context, new InMemoryDatabase(), isShared: false);
        _counting = new StoreThatCounts(_store);
        Feed = new EventFeed(_counting, _context.Types, this);
    }

    internal EventFeed Feed { get; }

    internal int Reads => _counting.Reads;

    internal Exception? Failure { set => _counting.Failure = value; }

    internal long Head { get; set; }

    internal int Begun { get; private set; }

    internal int Ended { get; private set; }

    /// <summary>Appends an event, and gives it.</summary>
    internal object Append(bool publish)
    {
        AppendBatch batch = Batch();
        AppendResult result = _store.AppendAsync(batch).AsTask().Result;
        Head = result.Position;
        if (publish)
        {
            Feed.Publish(batch, result);
        }

        Feed.Advance(result.Position);
        return batch.Writes[0].Events[0].Event;
    }

    /// <summary>Events with positions from 1 on.</summary>
    internal IEnumerable<RecordedEvent> Recorded(int count) => Enumerable.Range(1, count).Select(position => new RecordedEvent(
        _context.Types, TextType.Instance, "text", Stream, position, position, 0, new EventOrigin(Guid.Empty, Guid.Empty, Guid.Empty, default, Metadata.Empty)));

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellation) => new(Head);

    public void Begin(EventFeed feed) => Begun++;

    public void End(EventFeed feed) => Ended++;

    private static StreamKey Stream { get; } = new("account", "1");

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
        write.Events.Add(new NewEvent(TextType.Instance, new string('a', 3), default));
        AppendBatch batch = new();
        batch.Writes.Add(write);
        return batch;
    }
}
