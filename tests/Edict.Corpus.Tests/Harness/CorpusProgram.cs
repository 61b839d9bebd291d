using System.Text.RegularExpressions;

namespace Edict.Corpus.Tests.Harness;

/// <summary>
/// A small program. <c>//! EDICT005</c> at the end of a line says what is reported on it. <c>//# assembly Name</c> begins another assembly,
/// which refers to all before it, <c>//# assembly Name without generators</c> one in which they do not run; <c>//# file</c> begins another
/// file of the same.
/// </summary>
internal sealed partial class CorpusProgram
{
    private const string Separator = "//# ";
    private const string Ungenerated = " without generators";
    private static readonly string Root = FindRoot();

    private CorpusProgram(string path, string[] lines)
    {
        Path = path;
        Expected = [.. lines.SelectMany((line, index) => IdsOf(line).Select(id => $"({index + 1}): {id}"))];
        Assemblies = [.. Split(lines)];
    }

    /// <summary>Where it lies below the corpus.</summary>
    public string Path { get; }

    /// <summary>What must be reported, as <c>(line): id</c>.</summary>
    public string[] Expected { get; }

    public CorpusAssembly[] Assemblies { get; }

    /// <summary>The programs of a folder, by their paths below the corpus.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*.cs")
        .Select(static path => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static CorpusProgram Load(string path) => new(path, File.ReadAllLines(System.IO.Path.Combine(Root, path)));

    public static CorpusProgram Of(string text) => new("Program.cs", text.Split('\n'));

    private static IEnumerable<CorpusAssembly> Split(string[] lines)
    {
        string name = "Program";
        bool isGenerated = true;
        List<string> files = [];
        int start = 0;
        for (int index = 0; index <= lines.Length; index++)
        {
            if (index < lines.Length && !lines[index].StartsWith(Separator, StringComparison.Ordinal))
            {
                continue;
            }

            string file = new string('\n', start) + string.Join('\n', lines[start..index]);
            if (!string.IsNullOrWhiteSpace(file))
            {
                files.Add(file);
            }

            start = index + 1;
            if (index == lines.Length || lines[index].StartsWith(Separator + "assembly ", StringComparison.Ordinal))
            {
                if (files.Count > 0)
                {
                    yield return new CorpusAssembly(name, [.. files], isGenerated);
                    files = [];
                }

                name = index == lines.Length ? "" : lines[index].Split(' ')[2];
                isGenerated = index < lines.Length && !lines[index].TrimEnd().EndsWith(Ungenerated, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> IdsOf(string line) =>
        Mark().Match(line) is { Success: true } mark ? mark.Groups["ids"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Edict.slnx")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Edict.slnx."),
            "tests/Edict.Corpus.Tests/Corpus");
    }

    [GeneratedRegex(@"//!(?<ids>( \w+)+)\s*$")]
    private static partial Regex Mark();
}
