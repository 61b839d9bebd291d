using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace Edict.Corpus.Tests.Harness;

/// <summary>
/// Compiles programs as projects that use Edict are compiled: generators, then the compiler at its strictest, then analyzers. It works with
/// the Roslyn of the load context that it is in, and takes and gives only types that all contexts share.
/// </summary>
internal static class CorpusCompiler
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Edict;
        """;

    // A user's own types need no comments here; that the assembly of a reference was unified is the host's business.
    private static readonly string[] Unheard = ["CS1591", "CS1701", "CS1702"];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        checkOverflow: true,
        warningLevel: 9999,
        deterministic: true);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, "ImplicitUsings.cs");

    private static readonly Lazy<MetadataReference[]> Platform = new(() => [.. PlatformReferences()]);

    private static readonly IIncrementalGenerator[] Generators = [.. InstancesOf<IIncrementalGenerator>("Edict.Generators")];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. InstancesOf<DiagnosticAnalyzer>("Edict.Analyzers")];

    /// <summary>The version of the compiler at work.</summary>
    public static string Version => typeof(CSharpCompilation).Assembly.GetName().Version!.ToString();

    /// <summary>Compiles assemblies, each referring to those before it, some without generators and analyzers.</summary>
    /// <returns>What is reported, as <c>(line): id</c> with its message, and each assembly's image: empty for one with errors.</returns>
    public static async Task<(string[] Found, string[] Messages, byte[][] Images)> CompileAsync(string[] names, string[][] files, bool[] generated)
    {
        List<MetadataReference> libraries = [];
        List<Diagnostic> found = [];
        List<byte[]> images = [];
        for (int index = 0; index < names.Length; index++)
        {
            Compilation compilation = Compile(names[index], files[index], libraries);
            compilation = generated[index] ? Generate(compilation, found) : compilation;
            byte[] image = Emit(compilation, found);
            if (generated[index])
            {
                found.AddRange(await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false));
            }

            images.Add(image);
            libraries.Add(image.Length > 0 ? MetadataReference.CreateFromImage(image) : compilation.ToMetadataReference());
        }

        Diagnostic[] heard = [.. found.Where(IsHeard).OrderBy(static diagnostic => diagnostic.Location.SourceSpan)];
        return ([.. heard.Select(Place)], [.. heard.Select(Message)], [.. images]);
    }

    private static Compilation Compile(string name, string[] files, IEnumerable<MetadataReference> libraries) => CSharpCompilation.Create(
        name,
        [.. files.Select((file, index) => CSharpSyntaxTree.ParseText(file, ParseOptions, $"{name}{index}.cs")), Usings],
        [.. Platform.Value, .. libraries],
        Options);

    private static Compilation Generate(Compilation written, List<Diagnostic> found)
    {
        CSharpGeneratorDriver.Create(Generators.Select(static generator => generator.AsSourceGenerator()), parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(written, out Compilation compilation, out ImmutableArray<Diagnostic> generating);
        found.AddRange(generating);
        return compilation;
    }

    // Of a failed one all is asked for: emitting stops at the first stage that fails.
    private static byte[] Emit(Compilation compilation, List<Diagnostic> found)
    {
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        found.AddRange(result.Success ? result.Diagnostics : compilation.GetDiagnostics());
        return result.Success ? image.ToArray() : [];
    }

    private static bool IsHeard(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !Unheard.Contains(diagnostic.Id);

    // In generated code, whatever the line, nothing is expected.
    private static string Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string file = span.Path.EndsWith(".g.cs", StringComparison.Ordinal) ? span.Path : "";
        return $"{file}({span.StartLinePosition.Line + 1}): {diagnostic.Id}";
    }

    private static string Message(Diagnostic diagnostic) => $"{Place(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private static IEnumerable<T> InstancesOf<T>(string assembly) => Assembly.Load(assembly).GetExportedTypes()
        .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .Select(static type => (T)Activator.CreateInstance(type)!);

    private static IEnumerable<MetadataReference> PlatformReferences()
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string here = Path.GetDirectoryName(typeof(CorpusCompiler).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == platform)
            .Append(Path.Combine(here, "Edict.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
