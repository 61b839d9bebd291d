using System.Text.RegularExpressions;

namespace Edict.Documentation.Tests;

/// <summary>A page of a diagnostic is true: what it calls wrong is reported under its id and no other, and what it calls right is not.</summary>
public sealed partial class DiagnosticPageTests
{
    // What two projects do wrong together does not fit into one program: their pages show the references of both.
    private static readonly string[] OfTwoProjects = ["docs/diagnostics/EDICT020.md", "docs/diagnostics/EDICT051.md"];

    public static TheoryData<string> Pages => [.. Repository.DiagnosticPages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_wrong_block_yields_the_id_and_the_right_one_nothing(string path)
    {
        Page page = Page.Load(path);
        CodeBlock[] wrong = [.. Blocks(page, "Wrong")];
        CodeBlock[] right = [.. Blocks(page, "Right")];

        Assert.Equal(!OfTwoProjects.Contains(path), wrong.Length > 0 && right.Length > 0);
        foreach (CodeBlock block in wrong)
        {
            Assert.Equal([Path.GetFileNameWithoutExtension(path)], Ids(await ProblemsAsync(page, block)).Distinct());
        }

        foreach (CodeBlock block in right)
        {
            Assert.Empty(await ProblemsAsync(page, block));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_what_is_wrong_what_is_right_and_why(string path) => Assert.Equal(
        ["Wrong", "Right", "Why"],
        Page.Load(path).Text.Split('\n').Where(static line => line.StartsWith("## ", StringComparison.Ordinal)).Select(static line => line[3..]));

    [Fact]
    public void The_pages_are_found() => Assert.True(Repository.DiagnosticPages.Count() > 25);

    private static async Task<IReadOnlyList<string>> ProblemsAsync(Page page, CodeBlock block) =>
        (await SnippetCompiler.CompileAsync(page, [block], alsoUsing: "Edict")).Problems;

    private static IEnumerable<CodeBlock> Blocks(Page page, string section)
    {
        string[] lines = page.Text.Split('\n');
        return page.Blocks.Where(block => block.IsCSharp
            && lines.Take(block.Line - 1).Last(static line => line.StartsWith("## ", StringComparison.Ordinal)) == $"## {section}");
    }

    private static IEnumerable<string> Ids(IEnumerable<string> problems) => problems.Select(static problem => Id().Match(problem).Groups["id"].Value);

    [GeneratedRegex(@": (?<id>[A-Z]+\d+): ")]
    private static partial Regex Id();
}
