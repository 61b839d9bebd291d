using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Compilation.Benchmarks;

/// <summary>
/// The compiler's own time for a project with as many dispatches as it has commands, beside the same project with calls of a method
/// that has no overloads, and without any call.
/// </summary>
public static class CompilerTable
{
    private const string Ordinary =
        """
        namespace Shop;

        public static class Ordinary
        {
            public static ValueTask<DispatchResult> CallAsync(object command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
                default;
        }
        """;

    /// <summary>Prints the row of a project.</summary>
    public static void Print(int aggregates, int times)
    {
        int calls = aggregates * 3 / 10 * 10;
        CSharpCompilation[] projects =
        [
            Generated(aggregates, ""),
            Generated(aggregates, ProjectText.Calls(calls, "ShopApp app", "Ordinary.CallAsync")),
            Generated(aggregates, ProjectText.Calls(calls, "ShopApp app", "app.DispatchAsync")),
        ];
        List<double>[] figures = [[], [], []];
        for (int time = 0; time < times; time++)
        {
            foreach ((CSharpCompilation project, List<double> own) in projects.Zip(figures))
            {
                own.Add(Emit(project));
            }
        }

        Console.WriteLine($"| {aggregates,5} | {calls,5} | {string.Join(" | ", figures.Select(static own => $"{new Measurement(own).Median,8:0}"))} |");
    }

    private static CSharpCompilation Generated(int aggregates, string callers)
    {
        GeneratorRuns.Edict().RunGeneratorsAndUpdateCompilation(
            CompiledProject.Create(aggregates, Ordinary, callers), out Microsoft.CodeAnalysis.Compilation compilation, out _);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            tree.GetRoot();
        }

        return (CSharpCompilation)compilation;
    }

    private static double Emit(CSharpCompilation project)
    {
        GC.Collect();
        CSharpCompilation fresh = CompiledProject.Fresh(project);
        bool succeeded = false;
        double milliseconds = Measurement.Clock(() =>
        {
            using MemoryStream image = new();
            succeeded = fresh.Emit(image).Success;
        });
        return succeeded ? milliseconds : throw new InvalidOperationException("The measured project does not compile.");
    }
}
