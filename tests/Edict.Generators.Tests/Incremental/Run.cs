using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Edict.Generators.Tests.Incremental;

/// <summary>What the second of two runs did.</summary>
/// <param name="Steps">The named steps that gave something new or modified, each with how often.</param>
/// <param name="Made">The files that were made again.</param>
/// <param name="Gone">The files that are no longer made.</param>
internal sealed record Run(string[] Steps, string[] Made, string[] Gone)
{
    public static Run Between(CSharpCompilation before, Compilation after)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        GeneratorDriver first = EdictProject.Driver().RunGenerators(before, stop);
        Dictionary<string, SourceText> known = Files(first.GetRunResult().Results.Single());
        GeneratorRunResult result = first.RunGenerators(after, stop).GetRunResult().Results.Single();
        Dictionary<string, SourceText> now = Files(result);
        return new Run(
            [
                .. result.TrackedSteps
                    .Where(static step => Names.Contains(step.Key))
                    .Select(static step => (step.Key, Count: step.Value.SelectMany(static run => run.Outputs).Count(static output => IsMade(output.Reason))))
                    .Where(static step => step.Count > 0)
                    .Select(static step => $"{step.Key} {step.Count}")
                    .Order(StringComparer.Ordinal),
            ],
            [.. now.Where(file => !known.TryGetValue(file.Key, out SourceText? text) || text != file.Value).Select(static file => file.Key).Order(StringComparer.Ordinal)],
            [.. known.Keys.Where(file => !now.ContainsKey(file)).Order(StringComparer.Ordinal)]);
    }

    // Every name there is, so that a new step is watched from its first day.
    private static readonly HashSet<string> Names =
        [.. typeof(Pipeline.StepNames).GetFields().Select(static name => (string)name.GetRawConstantValue()!)];

    private static bool IsMade(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    // What is not made again is the same object.
    private static Dictionary<string, SourceText> Files(GeneratorRunResult result) =>
        result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText);
}
