using System.Diagnostics;
using System.Globalization;

namespace Edict.Concurrency.Tests.Crash;

/// <summary>A process of its own that writes to a store; killed when the test lets go of it.</summary>
internal sealed class WriterProcess : IDisposable
{
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Edict.CrashWriter.exe" : "Edict.CrashWriter");

    private readonly Process _process;

    private WriterProcess(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"'{Program}' did not start.");
        _process.ErrorDataReceived += (_, line) => Errors += line.Data + "\n";
        _process.BeginErrorReadLine();
    }

    /// <summary>What the process has complained of.</summary>
    internal string Errors { get; private set; } = "";

    internal static WriterProcess Crash(string store, int seed) => new("crash", store, Text(seed));

    internal static WriterProcess Project(string store, int seed) => new("project", store, Text(seed));

    internal static WriterProcess Share(string store, int seed, int seconds) => new("share", store, Text(seed), Text(seconds));

    internal Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    internal void Go() => _process.StandardInput.WriteLine();

    /// <summary>SIGKILL; the process gets no chance to do anything more.</summary>
    internal void Kill() => _process.Kill();

    internal Task EndAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
