using System.Text.RegularExpressions;

namespace Edict.Documentation.Tests;

/// <summary>What the pages show is true: their blocks compile, their links lead somewhere.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_csharp_block_compiles_without_a_warning(string path)
    {
        Page page = Page.Load(path);
        foreach (IReadOnlyList<CodeBlock> chain in page.Chains())
        {
            Assert.Empty((await SnippetCompiler.CompileAsync(page, chain)).Problems);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_says_what_it_is(string path) => Assert.Empty(
        Page.Load(path).Blocks
            .Where(static block => block.Info is not ("csharp" or "csharp continues" or "text" or "sh" or "sql"))
            .Select(block => $"{path}({block.Line - 1}): '{block.Info}'"));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string path)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(path))!;
        IEnumerable<string> dead = Link().Matches(Page.Load(path).Text)
            .Select(static link => link.Groups["target"].Value)
            .Where(static target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target.Split('#')[0])));

        Assert.Empty(dead);
    }

    [Fact]
    public void The_pages_are_found() =>
        Assert.Superset(
            new HashSet<string> { "README.md", "docs/aggregates.md", "docs/dispatch.md", "docs/stores.md", "docs/testing.md" },
            Repository.Pages.ToHashSet());

    /// <summary>A page for each attribute, named as the attribute is written: CommandHandlerAttribute is command-handler.md.</summary>
    [Fact]
    public void Every_attribute_has_its_page() => Assert.Equal(
        Directory.EnumerateFiles(Repository.PathOf("src/Edict/Attributes"), "*Attribute.cs")
            .Select(static path => Path.GetFileNameWithoutExtension(path)[..^"Attribute".Length])
            .Select(static name => Words().Replace(name, "-$0").ToLowerInvariant() + ".md")
            .Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.PathOf("docs/attributes"), "*.md").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Words();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
