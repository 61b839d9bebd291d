using System.Text;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.PostgreSql.Tests.Failures;

/// <summary>A server whose disk is full refuses what does not fit, and loses nothing of what it has.</summary>
[Trait("Category", "Repeated")]
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_goes_on_when_there_is_room()
    {
        await using SmallDisk? disk = await SmallDisk.TryMountAsync(megabytes: 12);
        Assert.SkipWhen(disk is null, "A small file system can only be mounted by root; RefusalTests lets the server say that its disk is full.");
        await using PostgreSqlServer server = await PostgreSqlServer.StartNewAsync();
        await server.ExecuteAsync($"create tablespace small location '{disk!.Folder}'");
        await using SchemaOfTest schema = new(server.ConnectionString);
        IEventStore store = await schema.OpenAsync(postgreSql => postgreSql.ConnectionString += ";Options=-c default_tablespace=small");
        List<string> acknowledged = [];

        PostgreSqlStoreException full = await Assert.ThrowsAsync<PostgreSqlStoreException>(async () =>
        {
            while (true)
            {
                await store.AppendAsync(SchemaOfTest.Batch($"event {acknowledged.Count}", json: Large(acknowledged.Count)));
                acknowledged.Add($"event {acknowledged.Count}");
            }
        });

        Assert.Equal((PostgreSqlFailure.DiskFull, "53100", false), (full.Failure, full.SqlState, full.MayBeStored));
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged, await SchemaOfTest.NamesAsync(store));
        await schema.ExecuteAsync("alter table {schema}.events set tablespace pg_default");
        Assert.Equal(acknowledged.Count + 1, (await store.AppendAsync(SchemaOfTest.Batch("more"))).Position);
        Assert.Equal([.. acknowledged, "more"], await SchemaOfTest.NamesAsync(store));
    }

    // The server compresses what repeats itself.
    private static string Large(int seed)
    {
        byte[] bytes = new byte[20_000];
        new Random(seed).NextBytes(bytes);
        return new StringBuilder("\"").Append(Convert.ToHexString(bytes)).Append('"').ToString();
    }
}
