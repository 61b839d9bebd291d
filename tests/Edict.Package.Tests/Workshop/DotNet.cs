using System.Diagnostics;

namespace Edict.Package.Tests;

/// <summary>Runs the dotnet command, or a program, and waits for its end.</summary>
internal static class DotNet
{
    public static Task<CommandOutput> RunAsync(string folder, params string[] arguments) => StartAsync("dotnet", folder, arguments);

    public static async Task<CommandOutput> StartAsync(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A compiler or build server that outlives its command holds on to the output that is read here, and to the packages.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NO_COLOR"] = "1";

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string command = string.Join(' ', arguments.Prepend(program));
        return new CommandOutput(command, process.ExitCode, (output + await errors).ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}
