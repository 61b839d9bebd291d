using Edict;
using Edict.Testing;

namespace DomainTests;

/// <summary>Lends the suite the in-memory store of an application: what counts here is that a user's project can derive and run it.</summary>
public sealed class LentStore : StoreUnderTest
{
    public override bool TakesSeveralStores => false;

    public override IEventStore CreateStore(EventStoreContext context) =>
        TestedShop.StartAsync(options => options.UseInMemory()).GetAwaiter().GetResult().Store;
}

public sealed class LentStoreAppendTests : AppendConformance<LentStore>;
