using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Harness;

/// <summary>Compiles sources as a project that uses Edict, with the strictest settings that the compiler has.</summary>
internal static class EdictProject
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        checkOverflow: true,
        warningLevel: 9999,
        deterministic: true);

    private static readonly MetadataReference[] References = [.. PlatformReferences()];

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Edict;
        """;

    /// <summary>Compiles sources under the name Tested.</summary>
    public static GeneratedProject Compile(params string[] sources) => Compile("Tested", sources);

    public static GeneratedProject Compile(string assemblyName, string[] sources, params MetadataReference[] libraries)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(
            Create(assemblyName, sources, libraries), out Compilation compilation, out _, TestContext.Current.CancellationToken);
        return new GeneratedProject(compilation, driver.GetRunResult());
    }

    /// <summary>Compiles sources beside another generator; neither sees what the other writes.</summary>
    public static GeneratedProject CompileBeside(IIncrementalGenerator other, params string[] sources)
    {
        GeneratorDriver driver = Driver(other).RunGeneratorsAndUpdateCompilation(
            Create("Tested", sources), out Compilation compilation, out _, TestContext.Current.CancellationToken);
        return new GeneratedProject(compilation, driver.GetRunResult());
    }

    /// <summary>The sources alone, before any generator ran.</summary>
    public static CSharpCompilation Create(string assemblyName, string[] sources, params MetadataReference[] libraries) => CSharpCompilation.Create(
        assemblyName,
        [
            .. sources.Select(static (source, index) => Parse(source, $"Source{index}.cs")),
            Parse(ImplicitUsings, "ImplicitUsings.cs"),
        ],
        [.. References, .. libraries],
        Options);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The generators as a compiler runs them, with a record of what each step did.</summary>
    public static GeneratorDriver Driver(params IIncrementalGenerator[] others) => CSharpGeneratorDriver.Create(
        [new EdictGenerator().AsSourceGenerator(), .. others.Select(static other => other.AsSourceGenerator())],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static IEnumerable<MetadataReference> PlatformReferences()
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == platform)
            .Append(typeof(EdictApplication).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
