using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Documentation.Tests;

/// <summary>Compiles blocks as a user's project would: generators and analyzers on, nullable on, every warning an error.</summary>
internal static class SnippetCompiler
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
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Edict.Documentation", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles a chain of blocks and gives the warnings and errors, each at its line of the page.</summary>
    /// <param name="page">The page of the blocks.</param>
    /// <param name="chain">The blocks.</param>
    /// <param name="alsoUsing">A namespace that the blocks take for granted, besides those of every project.</param>
    public static async Task<(Compilation Compilation, IReadOnlyList<string> Problems)> CompileAsync(
        Page page, IEnumerable<CodeBlock> chain, string? alsoUsing = null)
    {
        CSharpCompilation source = Create(Join(page, chain), alsoUsing);
        CSharpGeneratorDriver
            .Create(CreateAll<IIncrementalGenerator>("Edict.Generators").Select(static generator => generator.AsSourceGenerator()), parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(source, out Compilation compilation, out ImmutableArray<Diagnostic> generating);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. CreateAll<DiagnosticAnalyzer>("Edict.Analyzers")];
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(analyzers).GetAllDiagnosticsAsync();
        return (compilation, [.. generating.Concat(found).Where(IsProblem).Select(Describe).Distinct()]);
    }

    private static bool IsProblem(Diagnostic diagnostic) =>
        diagnostic is { IsSuppressed: false, Severity: DiagnosticSeverity.Warning or DiagnosticSeverity.Error };

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    // What users install has public types only where the compiler looks for them, so they are found as the compiler finds them.
    private static IEnumerable<T> CreateAll<T>(string assembly) => System.Reflection.Assembly.Load(assembly).GetTypes()
        .Where(static type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(static type => (T)Activator.CreateInstance(type)!);

    private static CSharpCompilation Create(string program, string? alsoUsing)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(program, ParseOptions, "Program.cs", Encoding.UTF8);
        string granted = alsoUsing is null ? ImplicitUsings : $"{ImplicitUsings}\nglobal using {alsoUsing};";
        SyntaxTree usings = CSharpSyntaxTree.ParseText(granted, ParseOptions, "ImplicitUsings.cs", Encoding.UTF8);
        bool runs = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        return CSharpCompilation.Create(
            "DocumentedProgram",
            [usings, tree],
            References,
            new CSharpCompilationOptions(
                runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                // Hidden hints, such as that of a using that one block of a chain does not need, are not the page's mistakes.
                specificDiagnosticOptions: [new("CS8019", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
    }

    // One program of all blocks: usings, then statements, then types, each in the order of the page.
    private static string Join(Page page, IEnumerable<CodeBlock> chain)
    {
        SortedSet<string> usings = new(StringComparer.Ordinal);
        StringBuilder statements = new();
        StringBuilder types = new();
        foreach (CodeBlock block in chain)
        {
            CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(block.Text, ParseOptions).GetCompilationUnitRoot();
            usings.UnionWith(unit.Usings.Select(static directive => directive.ToString()));
            foreach (MemberDeclarationSyntax member in unit.Members)
            {
                int line = block.Line + member.GetLocation().GetLineSpan().StartLinePosition.Line;
                (member is GlobalStatementSyntax ? statements : types).Append($"#line {line} \"{page.Path}\"\n{member}\n");
            }
        }

        return $"{string.Join('\n', usings)}\n{statements}{types}";
    }
}
