using Edict.EventStore;
using Edict.Tests.Handwritten;

namespace Edict.Tests.EventHandlers;

/// <summary>Writes deposits that an application of another shape has written: their amount is a text.</summary>
internal static class UnreadableWriter
{
    private static readonly JsonEventType<Poisoned, string> Type = new("deposited", static e => e.Message, static value => new(value));

    internal static void Write(InMemoryDatabase database, string account)
    {
        InMemoryEventStore store = new(new EventStoreContext(new EventTypeRegistry([Type]), TimeProvider.System, 1_000), database, isShared: true);
        Poisoned written = new("a lot");
        AppendBatch batch = new();
        StreamWrite write = new()
        {
            Stream = new StreamKey("account", account),
            Expected = ExpectedVersion.Any,
            CommandId = Guid.NewGuid(),
            CausationId = Guid.NewGuid(),
            CorrelationId = Guid.NewGuid(),
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        write.Events.Add(new NewEvent(Type, written, Type.ToJson(written)));
        batch.Writes.Add(write);
        Assert.True(store.AppendAsync(batch).IsCompletedSuccessfully);
    }
}
