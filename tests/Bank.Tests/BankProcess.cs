using System.Diagnostics;
using System.Globalization;

namespace Bank.Tests;

/// <summary>Starts the built program as a process of its own.</summary>
internal static class BankProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Whether SIGINT is ignored here, as in a background job of a shell without job control; children inherit that.</summary>
    internal static bool InheritsAnIgnoredInterrupt
    {
        get
        {
            const string label = "SigIgn:";
            const int interrupt = 2;
            const string status = "/proc/self/status";
            string? ignored = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) : null;
            return ignored is not null
                && (ulong.Parse(ignored.AsSpan(label.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (interrupt - 1))) != 0;
        }
    }

    internal static Process Start(BankFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Bank.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    internal static async Task<BankOutcome> EndAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        CancellationToken cancellation = limit.Token;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new BankOutcome(process.ExitCode, await output, await errors);
    }
}
