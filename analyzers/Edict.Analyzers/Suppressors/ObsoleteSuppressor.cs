using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Analyzers.Suppressors;

/// <summary>
/// Keeps the compiler from warning in generated code about commands, events and aggregates that their author calls obsolete: they are
/// still stored and routed. Uses that people write are reported as ever.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObsoleteSuppressor : DiagnosticSuppressor
{
    private const string Justification = "Code that Edict generates must still refer to obsolete commands and events.";
    private const string Generators = "Edict.Generators.";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByWarning = new[]
    {
        new SuppressionDescriptor("EDICTS001", "CS0612", Justification),
        new SuppressionDescriptor("EDICTS002", "CS0618", Justification),
    }.ToImmutableDictionary(static suppression => suppression.SuppressedDiagnosticId);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. ByWarning.Values];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic warning in context.ReportedDiagnostics)
        {
            if (warning.Location.SourceTree is { } file && IsGenerated(file.FilePath))
            {
                context.ReportSuppression(Suppression.Create(ByWarning[warning.Id], warning));
            }
        }
    }

    // A generated file lies in a folder that is named after its generator.
    private static bool IsGenerated(string path) =>
        Path.GetFileName(Path.GetDirectoryName(path) ?? "").StartsWith(Generators, StringComparison.Ordinal);
}
