using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Tests.Harness;

/// <summary>A compilation after the generators ran.</summary>
internal sealed record GeneratedProject(Compilation Compilation, GeneratorDriverRunResult Result)
{
    /// <summary>A generated file by its hint name.</summary>
    public string File(string hintName)
    {
        GeneratedSourceResult[] files = [.. Result.Results.SelectMany(static result => result.GeneratedSources)];
        return Assert.Single(files, file => file.HintName == hintName).SourceText.ToString();
    }

    /// <summary>The generated files whose hint names begin alike, one after another.</summary>
    public string Files(string beginning) => string.Join(
        "\n",
        Result.Results
            .SelectMany(static result => result.GeneratedSources)
            .Where(file => file.HintName.StartsWith(beginning, StringComparison.Ordinal))
            .OrderBy(static file => file.HintName, StringComparer.Ordinal)
            .Select(static file => file.SourceText));

    /// <summary>
    /// What the compiler finds: every error, and every warning in generated code.
    /// </summary>
    public string[] Findings() =>
    [
        .. Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Concat(Result.Diagnostics)
            .Where(static finding => finding.Severity == DiagnosticSeverity.Error || (finding.Severity == DiagnosticSeverity.Warning && IsGenerated(finding)))
            .Select(static finding => $"{finding} in {finding.Location.SourceTree?.ToString()}"),
    ];

    /// <summary>The project as another sees it after it was built.</summary>
    public MetadataReference AsAssembly() => MetadataReference.CreateFromImage(Emit());

    /// <summary>The project as another sees it while it is edited.</summary>
    public MetadataReference AsProject() => Compilation.ToMetadataReference();

    /// <summary>Runs <c>Scenario.RunAsync</c> of the project.</summary>
    /// <param name="libraries">Projects that it refers to.</param>
    public async Task<string> RunAsync(params GeneratedProject[] libraries)
    {
        Assert.True(Findings().Length == 0, string.Join("\n", Findings().Select(static finding => finding[..Math.Min(finding.Length, 600)])));
        AssemblyLoadContext context = new(Compilation.AssemblyName, isCollectible: true);
        try
        {
            foreach (GeneratedProject library in libraries)
            {
                context.LoadFromStream(new MemoryStream(library.Emit()));
            }

            Assembly assembly = context.LoadFromStream(new MemoryStream(Emit()));
            MethodInfo scenario = assembly.GetType("Scenario", throwOnError: true)!.GetMethod("RunAsync")!;
            return await (Task<string>)scenario.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static bool IsGenerated(Diagnostic finding) =>
        finding.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private byte[] Emit()
    {
        using MemoryStream image = new();
        Assert.True(Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return image.ToArray();
    }
}
