using System.Collections.Immutable;
using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Robustness;

/// <summary>Whatever state a program of the corpus is in, no generator, no analyzer and no code fix fails.</summary>
public sealed class HalfWrittenCorpusTests
{
    private static readonly string[] Programs =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests/Edict.Corpus.Tests/Corpus"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    // Without it, chance would decide whether any fix is tried.
    private static readonly string Mendable = Programs.First(static program => program.Contains("//! EDICT001", StringComparison.Ordinal));

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(11)]
    [InlineData(13)]
    public async Task Nothing_throws_on_a_damaged_program(int seed)
    {
        Random random = new(seed);
        Effort effort = new(rounds: 30);
        int mended = 0;
        for (int round = 0; effort.Allows(round); round++)
        {
            string program = Programs[random.Next(Programs.Length)];
            string damaged = round == 0 ? Mendable : random.Next(4) == 0 ? program : Damage.Of(program, random);
            string when = $"Seed {seed}, round {round}";
            try
            {
                mended += await RunAsync(damaged, when);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{when}: {failure}\n\n{damaged}");
            }
        }

        Assert.True(mended > 0, "No fix was offered.");
    }

    private static async Task<int> RunAsync(string source, string when)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        EdictCompiler.CreateDriver().RunGeneratorsAndUpdateCompilation(
            EdictCompiler.Create("Damaged", [EdictCompiler.Parse(source, "Source0.cs")]),
            out Compilation compilation,
            out ImmutableArray<Diagnostic> generated,
            cancellation);
        ImmutableArray<Diagnostic> analyzed = await EdictCompiler.AnalyzeAsync(compilation);
        Failures.AssertNone(generated.Concat(analyzed), when, source);
        IEnumerable<Diagnostic> compiled = compilation.GetDiagnostics(cancellation).Where(static diagnostic => diagnostic.Id is "CS0260" or "CS7036");
        return await CodeFixRun.ApplyAllAsync(compilation, analyzed.Concat(compiled), cancellation);
    }
}
