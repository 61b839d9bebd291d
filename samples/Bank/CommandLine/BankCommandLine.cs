using System.Data.Common;
using Bank.Batch;
using Bank.Demonstration;
using Bank.Domain;
using Bank.Generation;
using Edict;
using Spectre.Console;

namespace Bank.CommandLine;

/// <summary>The program: from arguments to an exit code.</summary>
internal static class BankCommandLine
{
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, BankConsole console, CancellationToken stop)
    {
        try
        {
            return (int)await ExecuteAsync(ArgumentParser.Parse(arguments), console, stop);
        }
        catch (UsageException exception)
        {
            console.Errors.WriteLine($"{exception.Message} See --help.");
            return (int)ExitCode.Usage;
        }
        catch (Exception exception) when (exception is EdictException or DbException or IOException)
        {
            console.Errors.WriteLine(exception.Message);
            return (int)ExitCode.Failure;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (int)ExitCode.Interrupted;
        }
    }

    private static Task<ExitCode> ExecuteAsync(Invocation invocation, BankConsole console, CancellationToken stop) => invocation switch
    {
        Invocation.Run run => RunBatchAsync(run, console, stop),
        Invocation.Generate generate => GenerateAsync(generate, console, stop),
        Invocation.Demonstrate demonstrate => DemonstrateAsync(demonstrate, console, stop),
        _ => HelpAsync(console),
    };

    private static async Task<ExitCode> DemonstrateAsync(Invocation.Demonstrate demonstrate, BankConsole console, CancellationToken stop)
    {
        await using BankApp bank = await BankApp.StartAsync(demonstrate.Database.Use, stop);
        await new Story(bank, demonstrate.Database, console.Output).TellAsync(stop);
        return ExitCode.Success;
    }

    private static async Task<ExitCode> RunBatchAsync(Invocation.Run run, BankConsole console, CancellationToken stop)
    {
        // The input comes first: a mistyped file name should not leave a new database behind.
        await using CommandInput input = CommandInput.Open(run.File, console);
        await using BankApp bank = await BankApp.StartAsync(run.Database.Use, stop);
        BatchSummary summary = await new BatchProgress(console, input).ShowWhileAsync(progress =>
            new BatchRun(bank, input, console.Errors, progress).ExecuteAsync(stop));
        SummaryReport.Print(summary, console.Output);

        if (summary.Failure is { } failure)
        {
            console.Errors.WriteLine($"Stopped at a failure: {failure.Message}");
            return ExitCode.Failure;
        }

        return stop.IsCancellationRequested ? ExitCode.Interrupted
            : summary.IsClean ? ExitCode.Success
            : ExitCode.BadLines;
    }

    private static async Task<ExitCode> GenerateAsync(Invocation.Generate generate, BankConsole console, CancellationToken stop)
    {
        await using var output = new BufferedStream(console.OpenOutput(), bufferSize: 64 * 1024);
        LineWriter.Write(new CommandGenerator(generate.Seed).Commands(), generate.Count, output, stop);
        return ExitCode.Success;
    }

    private static Task<ExitCode> HelpAsync(BankConsole console)
    {
        console.Output.WriteLine(HelpText.Text);
        return Task.FromResult(ExitCode.Success);
    }
}
