using System.Text.RegularExpressions;

namespace Edict.Conventions.Tests;

/// <summary>What the README guarantees is held by tests that exist.</summary>
public sealed partial class GuaranteeTests
{
    [Fact]
    public void Each_guarantee_names_a_test_that_there_is()
    {
        string tests = string.Concat(Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("src/Edict.Testing/Conformance"), "*Conformance.cs"))
            .Select(File.ReadAllText));
        (string Class, string Method)[] named =
        [
            .. Row().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(static row => (row.Groups[1].Value, row.Groups[2].Value)),
        ];

        Assert.NotEmpty(named);
        Assert.DoesNotContain(
            named,
            test => !tests.Contains($"class {test.Class}", StringComparison.Ordinal) || !tests.Contains($" {test.Method}(", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| .+ \| `(\w+(?:Tests|Conformance))\.(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
