using System.Diagnostics;

namespace Bank.Tests;

/// <summary>What only a process shows: its exit code, its streams, its signals.</summary>
public sealed class ProcessTests
{
    private const string Open = """{"command":"open","accountId":"ACC-1","holder":"Ann","initialBalance":100}""";

    [Fact]
    public async Task It_reads_standard_input_to_its_end_and_draws_nothing_where_nobody_looks_on()
    {
        using var folder = new BankFolder();
        using Process process = BankProcess.Start(folder, "run", "-");
        await process.StandardInput.WriteAsync(Open + "\n" + """{"command":"withdraw","accountId":"ACC-1","amount":60}""");
        process.StandardInput.Close();

        BankOutcome outcome = await BankProcess.EndAsync(process);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(2, outcome.Count("accepted"));
        Assert.Empty(outcome.Errors);
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.True(File.Exists(folder.Database));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_reading_completes_what_was_read_and_prints_the_summary(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to one process.");
        Assert.SkipWhen(signal == "INT" && BankProcess.InheritsAnIgnoredInterrupt, "Whoever started this run ignores Ctrl+C, and so does every child.");
        using var folder = new BankFolder();
        using Process process = BankProcess.Start(folder, "run", "-");
        await process.StandardInput.WriteLineAsync(Open + "\nnonsense");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        // The second line is reported when it was read, and then the first was read as well.
        Assert.StartsWith("line 2", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        BankOutcome outcome = await BankProcess.EndAsync(process);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal(1, outcome.Count("accepted"));
        Assert.Equal(1, outcome.Count("bad lines"));
    }
}
