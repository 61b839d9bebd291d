using System.Globalization;
using Edict.Concurrency.Tests.Crash;
using Edict.PostgreSql.Tests.Servers;

namespace Edict.PostgreSql.Tests.Crash;

/// <summary>Several processes append to the same streams.</summary>
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
            int[][] tallies = await Task.WhenAll(writers.Select(TallyAsync));
            StoredLedgers stored = await StoredLedgers.ReadAsync(context => schema.Create(context: context));
            stored.AssertGapless();
            stored.AssertNoHalfCommand();
            Assert.Equal(tallies.Sum(tally => tally[0]), stored.Commands);
            Assert.Equal(tallies.Sum(tally => tally[1]), stored.Events);
            Assert.All(tallies, tally => Assert.Equal(0, tally[2]));
        }
        finally
        {
            Array.ForEach(writers, writer => writer.Dispose());
        }
    }

    // Accepted commands, their events, failed commands, milliseconds of the slowest.
    private static async Task<int[]> TallyAsync(WriterProcess writer)
    {
        string[] parts = (await writer.ReadLineAsync() ?? "").Split(' ');
        Assert.True(parts is ["done", _, _, _, _], $"The writer said '{string.Join(' ', parts)}'. {writer.Errors}");
        return [.. parts.Skip(1).Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
    }
}
