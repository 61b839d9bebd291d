namespace Edict.Concurrency.Tests.Crash;

/// <summary>Two processes write to one file.</summary>
[Trait("Category", "Repeated")]
public sealed class SharedFileTests
{
    [Fact]
    public Task Two_processes_share_a_file_fairly() => ShareAsync(seconds: 3);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Two_processes_share_a_file_fairly_for_long()
    {
        Assert.SkipUnless(Soak.IsOn, Soak.Reason);
        await ShareAsync(seconds: 30);
    }

    private static async Task ShareAsync(int seconds)
    {
        using LedgerFile file = new();
        using WriterProcess first = WriterProcess.Share(file.Path, 1, seconds);
        using WriterProcess second = WriterProcess.Share(file.Path, 2, seconds);
        Assert.Equal("ready", await first.ReadLineAsync());
        Assert.Equal("ready", await second.ReadLineAsync());
        first.Go();
        second.Go();
        Tally[] tallies = [await Tally.ReadAsync(first), await Tally.ReadAsync(second)];
        await first.EndAsync();
        await second.EndAsync();
        TestContext.Current.SendDiagnosticMessage(string.Join("; ", tallies.AsEnumerable()));

        StoredLedgers stored = await file.ReadAsync();
        stored.AssertGapless();
        stored.AssertNoHalfCommand();
        Assert.Equal(tallies.Sum(tally => tally.Accepted), stored.Commands);
        Assert.Equal(tallies.Sum(tally => tally.Events), stored.Events);
        Assert.All(tallies, tally => Assert.Equal(0, tally.Failed));
        Assert.All(tallies, tally => Assert.True(tally.Accepted * 4 >= stored.Commands, $"{tally} of {stored.Commands} commands."));
    }
}
