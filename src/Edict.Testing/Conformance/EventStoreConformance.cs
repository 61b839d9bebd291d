using Xunit;

namespace Edict.Testing;

/// <summary>What every suite of the conformance tests begins with: one open, empty store.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class EventStoreConformance<TStore> : IAsyncLifetime
    where TStore : StoreUnderTest, new()
{
    private protected const int MaxEventBytes = 64 * 1024;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EventTypeRegistry Types = new([Noted.Type, Listed.Type]);

    private readonly List<IEventStore> _opened = [];
    private IEventStore? _store;

    private protected TStore Place { get; } = new();

    private protected IEventStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static StreamKey Stream { get; } = new("account", "ACC-1");

    /// <summary>Opens the store.</summary>
    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    /// <summary>Disposes every store that the test opened, then their place.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (IEventStore store in _opened)
        {
            await store.DisposeAsync();
        }

        await Place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async ValueTask<IEventStore> OpenAsync(EventTypeRegistry? types = null)
    {
        IEventStore store = Create(types);
        await store.OpenAsync(Cancellation);
        return store;
    }

    private protected IEventStore Create(EventTypeRegistry? types = null)
    {
        IEventStore store = Place.CreateStore(new EventStoreContext(types ?? Types, TimeProvider.System, MaxEventBytes));
        _opened.Add(store);
        return store;
    }

    private protected NewEvent New(string text) => New(Noted.Type, new Noted(text));

    private protected NewEvent New(EventType type, object @event) =>
        new(type, @event, Store.Traits.WantsPayload ? type.ToJson(@event) : default);

    private protected StreamWrite Write(StreamKey stream, ExpectedVersion expected, params ReadOnlySpan<string> texts)
    {
        StreamWrite write = Empty(stream, expected);
        foreach (string text in texts)
        {
            write.Events.Add(New(text));
        }

        return write;
    }

    private protected static StreamWrite Empty(StreamKey stream, ExpectedVersion expected)
    {
        Guid id = Guid.NewGuid();
        return new StreamWrite
        {
            Stream = stream,
            Expected = expected,
            CommandId = id,
            CausationId = id,
            CorrelationId = id,
            Timestamp = Noon,
        };
    }

    private protected static AppendBatch Batch(params IEnumerable<StreamWrite> writes)
    {
        AppendBatch batch = new();
        batch.Writes.AddRange(writes);
        return batch;
    }

    private protected ValueTask<AppendResult> AppendAsync(params IEnumerable<StreamWrite> writes) => Store.AppendAsync(Batch(writes));

    private protected ValueTask<AppendResult> AppendAsync(StreamKey stream, params ReadOnlySpan<string> texts) =>
        AppendAsync(Write(stream, ExpectedVersion.Any, texts));

    private protected async Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey stream, IEventStore? store = null) =>
        await ToListAsync((store ?? Store).EnumerateStreamAsync(stream, cancellation: Cancellation));

    private protected async Task<IReadOnlyList<RecordedEvent>> ReadAllAsync(IEventStore? store = null) =>
        await ToListAsync((store ?? Store).EnumerateAllAsync(cancellation: Cancellation));

    private static async Task<List<RecordedEvent>> ToListAsync(IAsyncEnumerable<RecordedEvent> events)
    {
        List<RecordedEvent> list = [];
        await foreach (RecordedEvent recorded in events)
        {
            list.Add(recorded);
        }

        return list;
    }

    private protected static IEnumerable<string> Texts(IEnumerable<RecordedEvent> events) =>
        events.Select(recorded => ((Noted)recorded.Event).Text);

    /// <summary>Demands that positions run from 1 without a hole, and so do the versions of every stream.</summary>
    private protected static void AssertGapless(IReadOnlyList<RecordedEvent> all)
    {
        Assert.Equal(Numbers(all.Count), all.Select(recorded => recorded.Position));
        foreach (IGrouping<StreamKey, RecordedEvent> stream in all.GroupBy(recorded => recorded.Stream))
        {
            Assert.Equal(Numbers(stream.Count()), stream.Select(recorded => recorded.Version));
        }
    }

    private protected static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(number => (long)number);
}
