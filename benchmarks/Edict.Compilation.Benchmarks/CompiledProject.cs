using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Compilation.Benchmarks;

/// <summary>A project as the compiler has it: parsed, nothing bound yet.</summary>
public static class CompiledProject
{
    /// <summary>How its files are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References = [.. PlatformReferences()];

    /// <summary>A project with a number of aggregates.</summary>
    /// <param name="aggregates">How many.</param>
    /// <param name="more">The texts of further files.</param>
    public static CSharpCompilation Create(int aggregates, params string[] more) => CSharpCompilation.Create(
        "Shop",
        [
            .. Enumerable.Range(0, aggregates).Select(static number => Parse(ProjectText.Aggregate(number), $"Order{number}.cs")),
            .. more.Select(static (text, index) => Parse(text, $"More{index}.cs")),
            Parse(ProjectText.Application, "ShopApp.cs"),
            Parse(ProjectText.ImplicitUsings, "ImplicitUsings.cs"),
        ],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            deterministic: true));

    /// <summary>The same files without anything that an earlier measurement made the compiler remember.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation compilation) =>
        CSharpCompilation.Create(compilation.AssemblyName, compilation.SyntaxTrees, compilation.References, compilation.Options);

    /// <summary>The compilation after a person changed one file.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees.First(tree => tree.FilePath == path);
        string text = tree.ToString();
        int place = text.IndexOf(before, StringComparison.Ordinal);
        if (place < 0)
        {
            throw new ArgumentException($"{path} has no '{before}'.", nameof(before));
        }

        SyntaxTree edited = Parse(text.Remove(place, before.Length).Insert(place, after), path);
        return compilation.ReplaceSyntaxTree(tree, edited);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static IEnumerable<MetadataReference> PlatformReferences()
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == platform)
            .Append(typeof(EdictApplication).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
