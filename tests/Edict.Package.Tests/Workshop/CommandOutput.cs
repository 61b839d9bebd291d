namespace Edict.Package.Tests;

/// <summary>What a command ended with.</summary>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Text">What it wrote, errors last.</param>
public sealed record CommandOutput(string Command, int ExitCode, string Text)
{
    /// <summary>What it wrote, where it succeeded; otherwise the test fails with it.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"'{Command}' ended with exit code {ExitCode}:\n{Text}");
        return Text;
    }
}
