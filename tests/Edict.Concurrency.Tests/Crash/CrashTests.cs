using Edict.CrashWriter;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>A process is killed in the middle of its work, without warning.</summary>
public sealed class CrashTests
{
    private const int Seed = 20_260_301;

    [Theory]
    [InlineData(Seed)]
    [InlineData(Seed + 1)]
    [InlineData(Seed + 2)]
    public Task A_killed_process_has_lost_no_acknowledged_event_and_kept_no_half_command(int seed) => KillAndLookAsync(seed);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Fifty_kills_lose_nothing()
    {
        Assert.SkipUnless(Soak.IsOn, Soak.Reason);
        for (int round = 0; round < 50; round++)
        {
            await KillAndLookAsync(Seed + 100 + round);
        }
    }

    // The second life begins with what the first one left behind, its write-ahead log included.
    private static async Task KillAndLookAsync(int seed)
    {
        using LedgerFile file = new();
        Random random = new(seed);
        List<Acknowledgement> promises = [];
        for (int life = 0; life < 2; life++)
        {
            await LiveAsync(file.Path, random, promises);
            StoredLedgers stored = await file.ReadAsync();
            stored.AssertGapless();
            stored.AssertNoHalfCommand();
            stored.AssertHold(promises);
        }
    }

    private static async Task LiveAsync(string path, Random random, List<Acknowledgement> promises)
    {
        int before = promises.Count;
        int enough = random.Next(1, 4_000);
        using WriterProcess writer = WriterProcess.Crash(path, random.Next());
        while (await writer.ReadLineAsync() is { } line)
        {
            if (Acknowledgement.Parse(line) is { } promise)
            {
                promises.Add(promise);
            }

            if (promises.Count - before == enough)
            {
                writer.Kill();
            }
        }

        await writer.EndAsync();
        Assert.True(promises.Count - before >= enough, $"The writer ended after {promises.Count - before} commands. {writer.Errors}");
    }
}
