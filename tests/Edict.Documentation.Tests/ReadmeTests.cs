using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Edict.Documentation.Tests;

/// <summary>The first program that a new user meets does what the README says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_first_program_prints_what_the_readme_says_and_goes_on_the_second_time()
    {
        Page readme = Page.Load("README.md");
        CodeBlock expected = readme.Blocks.First(static block => block.Info == "text");
        string program = Path.Combine(AppContext.BaseDirectory, "DocumentedProgram.dll");
        (Compilation compilation, IReadOnlyList<string> problems) = await SnippetCompiler.CompileAsync(readme, readme.Chains().First());
        Assert.Empty(problems);
        EmitResult emitted = compilation.Emit(program);
        Assert.True(emitted.Success);

        DirectoryInfo folder = Directory.CreateTempSubdirectory("edict-readme-");
        try
        {
            Assert.Equal(expected.Text, await RunAsync(program, folder.FullName));
            Assert.Equal(
                "refused: account-already-open\naccount-ACC-1 is at version 3\nrefused: insufficient-funds\nbalance: 40",
                await RunAsync(program, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, string folder)
    {
        string self = Path.Combine(AppContext.BaseDirectory, "Edict.Documentation.Tests");
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", "--runtimeconfig", self + ".runtimeconfig.json", "--depsfile", self + ".deps.json", program },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return output.ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
