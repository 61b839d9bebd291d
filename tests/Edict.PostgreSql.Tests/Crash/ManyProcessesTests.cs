using Edict.Concurrency.Tests.Crash;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.PostgreSql.Tests.Crash;

/// <summary>Several processes append to the same streams.</summary>
[Trait("Category", "Repeated")]
public sealed class ManyProcessesTests
{
    [Fact]
    public Task Three_processes_write_one_order() => ShareAsync(seconds: 2);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Three_processes_write_one_order_for_long()
    {
        Assert.SkipUnless(Soak.IsOn, Soak.Reason);
        await ShareAsync(seconds: 30);
    }

    private static async Task ShareAsync(int seconds)
    {
        await using SchemaOfTest schema = new();
        WriterProcess[] writers =
        [
            .. Enumerable.Range(1, 3).Select(seed => WriterProcess.Share($"{schema.Name}:{TestServer.ConnectionString}", seed, seconds)),
        ];
        try
        {
            foreach (WriterProcess writer in writers)
            {
                Assert.Equal("ready", await writer.ReadLineAsync());
            }

            Array.ForEach(writers, writer => writer.Go());
            Tally[] tallies = await Task.WhenAll(writers.Select(Tally.ReadAsync));
            StoredLedgers stored = await StoredLedgers.ReadAsync(context => schema.Create(context: context));
            stored.AssertGapless();
            stored.AssertNoHalfCommand();
            Assert.Equal(tallies.Sum(tally => tally.Accepted), stored.Commands);
            Assert.Equal(tallies.Sum(tally => tally.Events), stored.Events);
            Assert.All(tallies, tally => Assert.Equal(0, tally.Failed));
        }
        finally
        {
            Array.ForEach(writers, writer => writer.Dispose());
        }
    }
}
