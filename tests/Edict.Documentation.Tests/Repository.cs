namespace Edict.Documentation.Tests;

/// <summary>The pages of the repository, found from where the test assembly lies.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>
    /// The pages whose blocks are compiled: README, docs and what the packages show; the pages of diagnostics show what is wrong, on
    /// purpose.
    /// </summary>
    public static IEnumerable<string> Pages => Directory.EnumerateFiles(PathOf("docs"), "*.md")
        .Concat(Directory.EnumerateFiles(PathOf("docs/attributes"), "*.md"))
        .Append(PathOf("README.md"))
        .Concat(Directory.EnumerateDirectories(PathOf("src")).Select(static project => Path.Combine(project, "README.md")))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The pages of diagnostics.</summary>
    public static IEnumerable<string> DiagnosticPages => Directory.EnumerateFiles(PathOf("docs/diagnostics"), "EDICT*.md")
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Edict.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Edict.slnx.");
    }
}
