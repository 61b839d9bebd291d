using Edict.Corpus.Tests.Harness;

namespace Edict.Corpus.Tests;

/// <summary>What the corpus is judged by can itself find a mistake.</summary>
public sealed class HarnessTests
{
    [Fact]
    public void Marks_and_separators_are_read()
    {
        CorpusProgram program = CorpusProgram.Of(
            """
            class A;        //! EDICT001 CS1002
            //# file
            class B;
            //# assembly Next
            class C;        // no mark ! EDICT002
            class D;        //! EDICT003
            //# assembly Last without generators
            class E;
            """);

        Assert.Equal(["(1): EDICT001", "(1): CS1002", "(6): EDICT003"], program.Expected);
        Assert.Equal(["Program", "Next", "Last"], program.Assemblies.Select(static assembly => assembly.Name));
        Assert.Equal([true, true, false], program.Assemblies.Select(static assembly => assembly.IsGenerated));
        Assert.Equal(2, program.Assemblies[0].Files.Length);
        Assert.StartsWith("\n\n\n\nclass C;", program.Assemblies[1].Files[0]);
    }

    [Fact]
    public async Task A_later_assembly_sees_the_earlier_ones_and_every_finding_is_told()
    {
        CorpusProgram program = CorpusProgram.Of(
            """
            public sealed record Open(string Id);
            //# assembly Next
            [Aggregate("door", Identity = "Id")] public sealed class Door { [Handles] void Handle(Open command) { } }
            public static class Use { public static string Nothing => null; }
            """);

        (string[] found, _, byte[][] images) = await RoslynHost.InstalledSdk.CompileAsync(program);

        Assert.Equal(["(3): EDICT001", "(4): CS8603"], found);
        Assert.Equal(2, images.Length);
    }

    [Fact]
    public async Task A_program_that_compiles_but_does_not_do_what_it_says_is_found()
    {
        CorpusProgram program = CorpusProgram.Of(
            """public static class Scenario { public static Task<string> RunAsync() => Task.FromResult("wrong"); }""");

        (string[] found, _, byte[][] images) = await RoslynHost.Package.CompileAsync(program);

        Assert.Empty(found);
        await Assert.ThrowsAsync<Xunit.Sdk.EqualException>(() => StartedProgram.RunAsync(images));
    }

    [Fact]
    public void The_corpus_is_large_enough()
    {
        Assert.True(CorpusProgram.In("Right").Count() >= 40);
        Assert.True(CorpusProgram.In("Wrong").Concat(CorpusProgram.In("NearMisses")).Concat(CorpusProgram.In("Right")).Count() >= 120);
    }
}
