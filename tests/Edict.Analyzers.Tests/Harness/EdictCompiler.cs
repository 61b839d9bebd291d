using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Tests.Harness;

/// <summary>Compiles sources as a project that uses Edict is compiled: with all of its generators, then all of its analyzers.</summary>
internal static class EdictCompiler
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    public static readonly MetadataReference[] References = [.. PlatformReferences()];

    public static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Edict;
        """,
        ParseOptions,
        "ImplicitUsings.g.cs");

    public static CompiledProject Compile(string assemblyName, string[] sources, IEnumerable<MetadataReference>? libraries = null)
    {
        Compilation written = Create(assemblyName, sources.Select((source, index) => Parse(source, $"Source{index}.cs")), libraries);
        CreateDriver().RunGeneratorsAndUpdateCompilation(written, out Compilation compilation, out ImmutableArray<Diagnostic> generatorDiagnostics);
        return new CompiledProject(compilation, generatorDiagnostics);
    }

    /// <summary>A source as its user wrote it.</summary>
    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>Sources before any generator ran.</summary>
    public static Compilation Create(string assemblyName, IEnumerable<SyntaxTree> sources, IEnumerable<MetadataReference>? libraries = null) =>
        CSharpCompilation.Create(assemblyName, [.. sources, ImplicitUsings], [.. References, .. libraries ?? []], Options);

    /// <summary>All generators; kept from edit to edit, it works as in an editor.</summary>
    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(Generators(), parseOptions: ParseOptions);

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([.. Analyzers()]);
        return await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    public static IEnumerable<DiagnosticAnalyzer> Analyzers() => InstancesOf<DiagnosticAnalyzer>("Edict.Analyzers");

    public static IEnumerable<Type> TypesOf<T>(string assembly) => Assembly.Load(assembly).GetExportedTypes()
        .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type));

    private static IEnumerable<ISourceGenerator> Generators() => InstancesOf<IIncrementalGenerator>("Edict.Generators")
        .Select(static generator => generator.AsSourceGenerator());

    private static IEnumerable<T> InstancesOf<T>(string assembly) => TypesOf<T>(assembly)
        .Select(static type => (T)Activator.CreateInstance(type)!);

    private static IEnumerable<MetadataReference> PlatformReferences()
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == platform)
            .Append(typeof(EdictApplication).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
