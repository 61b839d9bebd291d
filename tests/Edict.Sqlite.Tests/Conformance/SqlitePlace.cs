using Edict.Testing;

namespace Edict.Sqlite.Tests.Conformance;

public sealed class SqlitePlace : StoreUnderTest
{
    private readonly TemporaryFolder _folder = new();

    public override IEventStore CreateStore(EventStoreContext context)
    {
        SqliteStoreOptions options = new() { Path = _folder.PathOf("events.db"), BusyTimeout = TimeSpan.FromSeconds(30), AllowErasure = true };
        return new SqliteEventStore(SqliteStoreSettings.From(options), context);
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }
}
