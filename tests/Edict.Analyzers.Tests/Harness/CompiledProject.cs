using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Harness;

/// <summary>A compilation after the generators ran.</summary>
internal sealed record CompiledProject(Compilation Compilation, ImmutableArray<Diagnostic> GeneratorDiagnostics)
{
    /// <summary>What the compiler itself finds wrong: any error, any warning in generated code, any failure of a generator.</summary>
    public IEnumerable<Diagnostic> CompilerFindings => Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true))
        .Concat(GeneratorDiagnostics);

    /// <summary>As another project sees it while it is edited.</summary>
    public MetadataReference AsProject() => Compilation.ToMetadataReference();

    /// <summary>As another project sees it after it was built.</summary>
    public MetadataReference AsAssembly()
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
