namespace Bank.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("There is no command 'walk'", "walk")]
    [InlineData("There is no option '--fast'", "--fast")]
    [InlineData("'run' takes one file", "run")]
    [InlineData("'run' takes one file", "run", "a", "b")]
    [InlineData("cannot be read", "run", "/no/such/commands.jsonl")]
    [InlineData("'generate' takes one number", "generate")]
    [InlineData("'many' is not a number of commands", "generate", "many")]
    [InlineData("'0' is not a number of commands", "generate", "0")]
    [InlineData("'x' is not a seed", "generate", "5", "--seed", "x")]
    [InlineData("--seed needs a value", "generate", "5", "--seed")]
    [InlineData("--seed is given twice", "generate", "5", "--seed", "1", "--seed", "2")]
    [InlineData("--seed means nothing here", "--seed", "1")]
    [InlineData("--database means nothing here", "--postgres", "Host=h", "--database", "x.db")]
    [InlineData("--postgres means nothing here", "generate", "5", "--postgres", "Host=h")]
    [InlineData("--database means nothing here", "generate", "5", "--database", "x.db")]
    public async Task Wrong_arguments_are_named(string message, params string[] arguments)
    {
        BankOutcome outcome = await BankProgram.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.ErrorLines));
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task Help_names_the_commands_the_database_and_the_exit_codes()
    {
        BankOutcome outcome = await BankProgram.RunAsync(["--help"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("--database PATH", outcome.Output);
        Assert.Contains("--postgres CONNECTION", outcome.Output);
        Assert.Contains("generate N [--seed S]", outcome.Output);
        Assert.Contains("Exit codes:", outcome.Output);
    }
}
