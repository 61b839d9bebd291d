namespace Edict.Documentation.Tests;

/// <summary>The compiler of blocks can fail: otherwise nothing that it says of the pages would count.</summary>
public sealed class SnippetCompilerTests
{
    [Theory]
    [InlineData("int unused;", "CS0168")]
    [InlineData("string text = null; Console.WriteLine(text);", "CS8600")]
    [InlineData("Console.WriteLine(1)", "CS1002")]
    public async Task A_warning_or_error_is_reported_at_its_line(string statement, string id)
    {
        Page page = Page.Of($"text\n\n```csharp\n\n{statement}\n```");

        Assert.StartsWith($"page.md(5): {id}: ", Assert.Single(await ProblemsAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_analyzers_run_on_generated_applications()
    {
        Page page = Page.Of(
            """
            ```csharp
            using Edict;

            await using App app = await App.StartAsync(options => options.UseInMemory());
            await app.DispatchAsync(new Add("A"));

            public sealed record Add(string Id);

            [Event("added")]
            public sealed record Added(string Id);

            [Aggregate("sum", Identity = "Id")]
            public sealed partial class Sum
            {
                [Handles]
                private static Added Handle(Add command) => new(command.Id);

                [Applies]
                private void Apply(Added e)
                {
                }
            }

            [Application]
            public sealed partial class App;
            ```
            """);

        Assert.StartsWith("page.md(5): EDICT", Assert.Single(await ProblemsAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_continues_the_one_before_only_where_it_says_so()
    {
        const string first = "```csharp\nint number = 1;\n```\n";
        const string second = "\nConsole.WriteLine(number);\n```";

        Assert.Empty(await ProblemsAsync(Page.Of(first + "```csharp continues" + second)));
        Assert.Contains("CS0103", string.Join('\n', await ProblemsAsync(Page.Of(first + "```csharp" + second))), StringComparison.Ordinal);
    }

    private static async Task<List<string>> ProblemsAsync(Page page)
    {
        List<string> problems = [];
        foreach (IReadOnlyList<CodeBlock> chain in page.Chains())
        {
            problems.AddRange((await SnippetCompiler.CompileAsync(page, chain)).Problems);
        }

        return problems;
    }
}
