using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Robustness;

/// <summary>What the compiler reports in the place of a generator or an analyzer that threw.</summary>
internal static class Failures
{
    private static readonly string[] Ids = ["AD0001", "AD0002", "CS8784", "CS8785"];

    public static void AssertNone(IEnumerable<Diagnostic> diagnostics, string when, string source)
    {
        Diagnostic[] failures = [.. diagnostics.Where(static diagnostic => Ids.Contains(diagnostic.Id))];
        Assert.True(failures.Length == 0, $"{when}: {string.Join('\n', failures.AsEnumerable())}\n\n{source}");
    }
}
