using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Edict.Conventions.Tests;

/// <summary>One id, known everywhere: descriptor, release row, page, help link, test and corpus agree on which diagnostics exist.</summary>
public sealed partial class DiagnosticTableTests
{
    private const string Analyzers = "analyzers/Edict.Analyzers";
    private const string Pages = "docs/diagnostics";
    private const string Corpus = "tests/Edict.Corpus.Tests/Corpus";

    private static readonly IReadOnlyList<DiagnosticDescriptor> Descriptors = Diagnostics.Reported();

    [Fact]
    public void An_id_is_a_literal_of_the_one_form() =>
        Assert.DoesNotContain(Descriptors.Select(descriptor => descriptor.Id), id => !WholeId().IsMatch(id));

    [Fact]
    public void An_id_means_one_thing() =>
        Assert.Empty(Descriptors.GroupBy(descriptor => descriptor.Id).Where(sameId => sameId.Count() > 1).Select(sameId => sameId.Key));

    [Fact]
    public void Each_id_has_a_row_in_the_release_table_and_no_row_lacks_its_id()
    {
        string[] rows =
        [
            .. Directory.EnumerateFiles(Repository.PathOf(Analyzers + "/Diagnostics"), "AnalyzerReleases.*.md")
                .SelectMany(File.ReadLines)
                .Select(line => ReleaseRow().Match(line))
                .Where(row => row.Success)
                .Select(row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value}"),
        ];

        Assert.Equal(
            Descriptors.Select(descriptor => $"{descriptor.Id} {descriptor.DefaultSeverity}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_id_has_a_page_that_it_heads_and_no_page_lacks_its_id()
    {
        string[] pages =
        [
            .. FilesOf(Pages, "EDICT*.md").Select(path => Path.GetFileNameWithoutExtension(path)),
        ];

        Assert.Equal(Ids(), pages.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(pages, id => !FirstLine(Repository.PathOf($"{Pages}/{id}.md")).Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_help_link_leads_to_the_page_of_its_id() => Assert.Empty(Descriptors
        .Where(descriptor => !descriptor.HelpLinkUri.EndsWith($"{Pages}/{descriptor.Id}.md", StringComparison.Ordinal))
        .Select(descriptor => $"{descriptor.Id}: {descriptor.HelpLinkUri}"));

    [Fact]
    public void Each_id_is_named_by_a_test()
    {
        HashSet<string> named =
        [
            .. Repository.SourceFiles("tests/Edict.Analyzers.Tests").SelectMany(path => AnyId().Matches(File.ReadAllText(path))).Select(id => id.Value),
        ];

        Assert.Empty(Ids().Except(named));
    }

    [Fact]
    public void Each_id_has_two_wrong_programs_and_a_near_miss_in_the_corpus()
    {
        IEnumerable<string> missing = Ids()
            .Select(id => (Id: id, Wrong: Programs("Wrong", id), NearMisses: Programs("NearMisses", id)))
            .Where(programs => programs.Wrong.Count(path => File.ReadAllText(path).Contains($"//! {programs.Id}", StringComparison.Ordinal)) < 2
                || programs.NearMisses.Length < 1)
            .Select(programs => $"{programs.Id}: {programs.Wrong.Length} wrong, {programs.NearMisses.Length} near misses in {Corpus}");

        Assert.Empty(missing);
    }

    private static string[] Programs(string folder, string id) => [.. FilesOf($"{Corpus}/{folder}", $"{id}-*.cs")];

    private static IEnumerable<string> Ids() => Descriptors.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesOf(string folder, string pattern) => Directory.Exists(Repository.PathOf(folder))
        ? Directory.EnumerateFiles(Repository.PathOf(folder), pattern)
        : [];

    private static string FirstLine(string path) => File.ReadLines(path).FirstOrDefault() ?? "";

    [GeneratedRegex(@"^EDICT\d{3}$")]
    private static partial Regex WholeId();

    [GeneratedRegex(@"EDICT\d{3}")]
    private static partial Regex AnyId();

    [GeneratedRegex(@"^\s*(?<id>EDICT\d+)\s*\|[^|]*\|\s*(?<severity>\w+)\s*\|")]
    private static partial Regex ReleaseRow();
}
