using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Edict.Analyzers.Tests.Harness;

/// <summary>
/// A project of a user in an editor: generators, analyzers and one code fix. Marked sources are mended one by one, then all at once in the
/// document, the project and the solution, and each way must end in the same code, which compiles.
/// </summary>
internal sealed class CodeFixTest<TCodeFix> : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TCodeFix, DefaultVerifier>
    where TCodeFix : CodeFixProvider, new()
{
    private CodeFixTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        TestState.AdditionalReferences.AddRange(EdictCompiler.References);
    }

    /// <summary>Mends one file.</summary>
    public static Task MendsAsync(string source, string mended, int iterations = 0) => MendsAsync([source], [mended], iterations);

    /// <summary>Mends several files of a project.</summary>
    /// <param name="sources">The files, with marks where diagnostics are expected.</param>
    /// <param name="mended">The files after the fix, with marks of what it leaves.</param>
    /// <param name="iterations">How many single fixes that takes; 0 for one per mark.</param>
    public static Task MendsAsync(string[] sources, string[] mended, int iterations = 0)
    {
        var test = new CodeFixTest<TCodeFix>();
        test.TestState.Sources.AddRange(sources.Select(static (source, index) => ($"/0/Source{index}.cs", SourceText.From(Text(source)))));
        test.FixedState.Sources.AddRange(mended.Select(static (source, index) => ($"/0/Source{index}.cs", SourceText.From(Text(source)))));
        test.TestState.Sources.Add(("/0/ImplicitUsings.g.cs", EdictCompiler.ImplicitUsings.ToString()));
        test.FixedState.Sources.Add(("/0/ImplicitUsings.g.cs", EdictCompiler.ImplicitUsings.ToString()));
        if (iterations > 0)
        {
            test.NumberOfIncrementalIterations = iterations;
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Offers no fix for what is marked.</summary>
    public static Task OffersNothingAsync(string source) => MendsAsync(source, source);

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => EdictCompiler.TypesOf<IIncrementalGenerator>("Edict.Generators");

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => EdictCompiler.Analyzers();

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => EdictCompiler.ParseOptions;

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() => EdictCompiler.Options;

    private static string Text(string source) => source.ReplaceLineEndings("\n") + "\n";
}
