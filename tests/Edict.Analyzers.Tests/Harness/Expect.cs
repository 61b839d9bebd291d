using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Harness;

/// <summary>Judges marked sources: exactly the marked diagnostics at exactly the marked spans, and nothing from the C# compiler.</summary>
internal static class Expect
{
    /// <summary>Judges sources that form one project.</summary>
    /// <returns>The messages of the diagnostics, in the order of the source.</returns>
    public static Task<string[]> MarkedAsync(params string[] sources) => MarkedAsync(sources, []);

    /// <summary>Judges sources beside a library that was compiled before.</summary>
    public static async Task<string[]> MarkedAsync(string[] sources, IEnumerable<MetadataReference> libraries)
    {
        MarkedSource[] marked = [.. sources.Select(MarkedSource.Parse)];
        CompiledProject project = EdictCompiler.Compile("Tested", [.. marked.Select(static source => source.Text)], libraries);
        Diagnostic[] found =
        [
            .. (await EdictCompiler.AnalyzeAsync(project.Compilation))
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan),
        ];

        Assert.Equal(Lines(marked), Lines(found));
        Assert.Empty(project.CompilerFindings.Select(static finding => $"{finding} in {finding.Location.SourceTree?.ToString()}"));
        return [.. found.Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static string Lines(MarkedSource[] sources) => Join(sources.SelectMany((source, index) => source.Marks
        .Select(mark => $"Source{index}.cs {mark.Span} {mark.Id}: {source.Text.Substring(mark.Span.Start, mark.Span.Length)}")));

    private static string Lines(Diagnostic[] found) => Join(found.Select(static diagnostic =>
        $"{diagnostic.Location.SourceTree?.FilePath} {diagnostic.Location.SourceSpan} {diagnostic.Id}: {CodeOf(diagnostic)}"));

    private static string CodeOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? diagnostic.ToString();

    private static string Join(IEnumerable<string> lines) => string.Join("\n", lines.Order(StringComparer.Ordinal));
}
