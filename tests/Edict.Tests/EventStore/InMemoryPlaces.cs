using Edict.EventStore;
using Edict.Testing;

namespace Edict.Tests.EventStore;

public class SharedMemory : StoreUnderTest
{
    private readonly InMemoryDatabase _database = new() { AllowErasure = true };

    public override bool CarriesNotices => true;

    public override IEventStore CreateStore(EventStoreContext context) => new InMemoryEventStore(context, _database, isShared: true);
}

public sealed class RoundTripMemory : StoreUnderTest
{
    private readonly InMemoryDatabase _database = new() { RoundTrip = true, AllowErasure = true };

    public override IEventStore CreateStore(EventStoreContext context) => new InMemoryEventStore(context, _database, isShared: true);
}
