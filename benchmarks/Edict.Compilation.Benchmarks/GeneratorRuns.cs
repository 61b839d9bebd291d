using Edict.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Compilation.Benchmarks;

/// <summary>Runs generators as the compiler does, and reads from its driver how long they took.</summary>
public static class GeneratorRuns
{
    /// <summary>A driver with Edict's generator that has not run yet.</summary>
    public static GeneratorDriver Edict() => Driver(new EdictGenerator());

    /// <summary>A driver with a generator that finds the same types and does nothing.</summary>
    public static GeneratorDriver Empty() => Driver(new EmptyGenerator());

    /// <summary>The generators' own time in one run of a driver.</summary>
    public static double Time(GeneratorDriver driver, CSharpCompilation compilation) => Elapsed(driver.RunGenerators(compilation));

    /// <summary>The milliseconds that each generator took in the driver's last run.</summary>
    public static IEnumerable<(string Generator, double Milliseconds)> Each(GeneratorDriver driver) =>
        driver.GetTimingInfo().GeneratorTimes.Select(static time => (time.Generator.GetGeneratorType().Name, time.ElapsedTime.TotalMilliseconds));

    /// <summary>The milliseconds that all generators took in the driver's last run.</summary>
    public static double Elapsed(GeneratorDriver driver) => Each(driver).Sum(static time => time.Milliseconds);

    /// <summary>The lines and files that were generated.</summary>
    public static (int Lines, int Files) Size(GeneratorDriver driver)
    {
        SyntaxTree[] trees = [.. driver.GetRunResult().GeneratedTrees];
        return (trees.Sum(static tree => tree.GetText().Lines.Count), trees.Length);
    }

    private static CSharpGeneratorDriver Driver(params IIncrementalGenerator[] generators) => CSharpGeneratorDriver.Create(
        generators.Select(static generator => generator.AsSourceGenerator()), parseOptions: CompiledProject.ParseOptions);
}
