using System.Text;
using Bank.CommandLine;

namespace Bank.Tests;

/// <summary>Calls the program in this process.</summary>
internal static class BankProgram
{
    internal static async Task<BankOutcome> RunAsync(string[] arguments, string input = "")
    {
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        return await RunAsync(arguments, standardInput);
    }

    internal static async Task<BankOutcome> RunAsync(string[] arguments, Stream standardInput)
    {
        using var rawOutput = new MemoryStream();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        BankConsole console = BankConsole.Of(standardInput, rawOutput, output, errors);
        int exitCode = await BankCommandLine.RunAsync(arguments, console, TestContext.Current.CancellationToken);
        return new BankOutcome(exitCode, output + Encoding.UTF8.GetString(rawOutput.ToArray()), errors.ToString());
    }
}
