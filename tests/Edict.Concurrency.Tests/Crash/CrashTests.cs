namespace Edict.Concurrency.Tests.Crash;

/// <summary>A process is killed in the middle of its work, without warning.</summary>
[Trait("Category", "Repeated")]
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

    private static async Task KillAndLookAsync(int seed)
    {
        using LedgerFile file = new();
        await KilledWriter.LiveTwiceAsync(file.Path, seed, mostCommands: 4_000, file.ReadAsync);
    }
}
