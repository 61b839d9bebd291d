using System.Collections.Immutable;
using Edict.Analyzers.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Edict.Compilation.Benchmarks;

/// <summary>The analyzers' own time, as the compiler's telemetry has it, on a project with its generated code.</summary>
public static class AnalyzerTable
{
    /// <summary>Prints the row of a project.</summary>
    public static void Print(int aggregates, int times)
    {
        GeneratorRuns.Edict().RunGeneratorsAndUpdateCompilation(
            CompiledProject.Create(aggregates), out Microsoft.CodeAnalysis.Compilation project, out _);
        Dictionary<string, List<double>> figures = [];
        for (int time = 0; time < times; time++)
        {
            foreach ((string analyzer, double milliseconds) in Run(CompiledProject.Fresh((CSharpCompilation)project)))
            {
                (figures.TryGetValue(analyzer, out List<double>? known) ? known : figures[analyzer] = []).Add(milliseconds);
            }
        }

        IEnumerable<(string Analyzer, double Median)> medians = figures.Select(static figure => (figure.Key, new Measurement(figure.Value).Median));
        foreach ((string analyzer, double median) in medians.OrderByDescending(static figure => figure.Median))
        {
            Console.WriteLine($"| {aggregates,5} | {analyzer,-32} | {median,8:0.0} |");
        }
    }

    private static IEnumerable<(string Analyzer, double Milliseconds)> Run(CSharpCompilation project)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(DeclarationAnalyzer).Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
        AnalysisResult result = project.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.Select(static one => (one.Key.GetType().Name, one.Value.ExecutionTime.TotalMilliseconds));
    }
}
