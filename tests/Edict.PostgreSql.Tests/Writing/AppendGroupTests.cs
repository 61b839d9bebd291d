using Edict.PostgreSql.Database;
using Edict.PostgreSql.Tests.Servers;
using Edict.PostgreSql.Writing;
using Edict.Stores;

namespace Edict.PostgreSql.Tests.Writing;

/// <summary>A stream is in one group at a time, however little the writer remembers.</summary>
public sealed class AppendGroupTests
{
    [Fact]
    public void A_stream_of_an_append_is_not_forgotten_for_its_next_one()
    {
        StreamKey one = new("account", "1");
        StreamKey other = new("account", "2");
        WriterMemory memory = new(lastPosition: 0, capacity: 1);
        AppendGroup group = new(memory, new KnownAppend(new Sql("any"), PostgreSqlPayload.Json, prepares: false));
        PendingAppend pending = new PendingPool<PendingAppend>(static pool => new PendingAppend(pool)).Rent();
        AppendBatch batch = SchemaOfTest.Batch("a", one);
        batch.Writes.AddRange(SchemaOfTest.Batch("b", other).Writes);
        _ = pending.Begin(batch).AsTask();

        Assert.True(group.TryAdd(pending));

        Assert.Same(pending.Streams[0], memory.Find(one));
        Assert.Same(pending.Streams[1], memory.Find(other));
    }
}
