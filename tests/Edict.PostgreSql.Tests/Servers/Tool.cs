using System.ComponentModel;
using System.Diagnostics;

namespace Edict.PostgreSql.Tests.Servers;

/// <summary>Programs that the tests run: PostgreSQL's own and PgBouncer. None of them runs as root.</summary>
internal static class Tool
{
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. Versions().OrderByDescending(version => version.Number).Select(version => Path.Combine(version.Folder, "bin")),
        "/usr/sbin",
    ];

    /// <summary>Whom the programs run as where the tests run as root; <see langword="null"/> where they do not.</summary>
    internal static string? User { get; } = Environment.UserName == "root" ? "postgres" : null;

    internal static ProcessStartInfo Start(string program, params IEnumerable<string> arguments)
    {
        string path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"'{program}' is not installed. Install it (Debian, Ubuntu: apt-get install postgresql pgbouncer), or name a server by EDICT_TEST_POSTGRES.");
        ProcessStartInfo start = User is { } user ? new("setpriv", [$"--reuid={user}", $"--regid={user}", "--init-groups", "--", path, .. arguments]) : new(path, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }

    /// <summary>Runs a program to its end.</summary>
    internal static async Task RunAsync(ProcessStartInfo start)
    {
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' failed: {errors} {await output}");
            }
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{start.FileName}' did not start: {exception.Message}", exception);
        }
    }

    /// <summary>A new folder that belongs to whom the programs run as.</summary>
    internal static async Task<string> NewFolderAsync()
    {
        string folder = Directory.CreateTempSubdirectory("edict-postgresql-").FullName;
        if (User is { } user)
        {
            await RunAsync(new ProcessStartInfo("chown", [user, folder]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }

        return folder;
    }

    private static IEnumerable<(int Number, string Folder)> Versions()
    {
        const string all = "/usr/lib/postgresql";
        return Directory.Exists(all)
            ? Directory.EnumerateDirectories(all).Select(folder => (int.TryParse(Path.GetFileName(folder), out int number) ? number : 0, folder))
            : [];
    }
}
