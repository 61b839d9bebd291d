namespace Edict.Documentation.Tests;

/// <summary>A page of documentation and its fenced blocks.</summary>
internal sealed class Page
{
    private Page(string path, string[] lines)
    {
        Path = path;
        Text = string.Join('\n', lines);
        Blocks = [.. FindBlocks(lines)];
    }

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    public static Page Load(string path) => new(path, File.ReadAllLines(Repository.PathOf(path)));

    public static Page Of(string text) => new("page.md", text.Split('\n'));

    /// <summary>
    /// What is compiled together: a C# block, and those that continue it. The last element of each chain continues all the others.
    /// </summary>
    public IEnumerable<IReadOnlyList<CodeBlock>> Chains()
    {
        List<CodeBlock> chain = [];
        foreach (CodeBlock block in Blocks.Where(block => block.IsCSharp))
        {
            if (!block.Continues && chain.Count > 0)
            {
                yield return chain;
                chain = [];
            }

            chain.Add(block);
        }

        if (chain.Count > 0)
        {
            yield return chain;
        }
    }

    private static IEnumerable<CodeBlock> FindBlocks(string[] lines)
    {
        for (int index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int first = index + 1;
            int end = Array.IndexOf(lines, "```", first);
            if (end < 0)
            {
                throw new InvalidOperationException($"The block that begins on line {index + 1} has no end.");
            }

            yield return new CodeBlock(lines[index][3..].Trim(), first + 1, string.Join('\n', lines[first..end]));
            index = end;
        }
    }
}
