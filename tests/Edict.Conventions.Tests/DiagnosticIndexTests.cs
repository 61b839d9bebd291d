using Microsoft.CodeAnalysis;

namespace Edict.Conventions.Tests;

/// <summary>The index of the diagnostics, and their pages, say what the analyzers report and what an editor can mend.</summary>
public sealed class DiagnosticIndexTests
{
    private const string Pages = "docs/diagnostics";
    private const string Mending = "An editor can mend this: ";

    private static readonly IReadOnlySet<string> Mended = Diagnostics.Mended();

    [Fact]
    public void The_index_lists_each_id_in_its_family_with_its_title_and_what_an_editor_does()
    {
        string family = "";
        List<string> listed = [];
        foreach (string line in File.ReadLines(Repository.PathOf($"{Pages}/README.md")))
        {
            family = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : family;
            if (line.StartsWith("| [EDICT", StringComparison.Ordinal))
            {
                listed.Add($"{family} {line}");
            }
        }

        Assert.Equal(
            Diagnostics.Reported().Select(Row).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_says_that_an_editor_can_mend_its_mistake_where_one_can() => Assert.Equal(
        Diagnostics.Reported().Select(descriptor => descriptor.Id).Where(Mended.Contains).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.PathOf(Pages), "EDICT*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(id => MendingOf(id).Length > 0)
            .Order(StringComparer.Ordinal));

    private static string Row(DiagnosticDescriptor descriptor)
    {
        string title = $"{descriptor.Title}{(descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? " (warning)" : "")}";
        string mending = Mended.Contains(descriptor.Id) ? $" {MendingOf(descriptor.Id)} |" : " |";
        return $"{descriptor.Category.Split('.')[1]} | [{descriptor.Id}]({descriptor.Id}.md) | {title} |{mending}";
    }

    // The same words on the page and in the index.
    private static string MendingOf(string id) => File.ReadLines(Repository.PathOf($"{Pages}/{id}.md"))
        .Where(line => line.StartsWith(Mending, StringComparison.Ordinal))
        .Select(line => line[Mending.Length..].TrimEnd('.'))
        .FirstOrDefault("");
}
