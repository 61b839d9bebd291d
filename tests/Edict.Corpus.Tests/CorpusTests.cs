using Edict.Corpus.Tests.Harness;

namespace Edict.Corpus.Tests;

/// <summary>Every program of the corpus is judged rightly by every compiler: the marked ids on the marked lines, and nothing else.</summary>
public abstract class CorpusTests
{
    private protected abstract RoslynHost Host { get; }

    public static TheoryData<string> Wrong => [.. CorpusProgram.In("Wrong")];

    public static TheoryData<string> Right => [.. CorpusProgram.In("NearMisses"), .. CorpusProgram.In("Right")];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_program_is_refused_for_what_is_wrong(string path)
    {
        CorpusProgram program = CorpusProgram.Load(path);

        (string[] found, string[] messages, _) = await Host.CompileAsync(program);

        Assert.NotEmpty(program.Expected);
        Assert.True(
            program.Expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal)),
            $"Expected {string.Join(", ", program.Expected)}, found:\n{string.Join('\n', messages)}");
    }

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_right_program_compiles_without_a_warning_and_runs(string path)
    {
        CorpusProgram program = CorpusProgram.Load(path);

        (_, string[] messages, byte[][] images) = await Host.CompileAsync(program);

        Assert.Empty(program.Expected);
        Assert.True(messages.Length == 0, string.Join('\n', messages));
        await StartedProgram.RunAsync(images);
    }
}
