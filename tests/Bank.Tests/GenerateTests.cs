namespace Bank.Tests;

public sealed class GenerateTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        BankOutcome once = await BankProgram.RunAsync(["generate", "500", "--seed", "7"]);
        BankOutcome again = await BankProgram.RunAsync(["generate", "500", "--seed", "7"]);

        Assert.Equal(0, once.ExitCode);
        Assert.Equal(once.Output, again.Output);
        Assert.Equal(500, once.Output.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Another_seed_gives_other_commands()
    {
        BankOutcome once = await BankProgram.RunAsync(["generate", "50", "--seed", "7"]);
        BankOutcome other = await BankProgram.RunAsync(["generate", "50", "--seed", "8"]);

        Assert.NotEqual(once.Output, other.Output);
    }

    [Fact]
    public async Task Fewer_commands_are_the_beginning_of_more()
    {
        BankOutcome few = await BankProgram.RunAsync(["generate", "100"]);
        BankOutcome more = await BankProgram.RunAsync(["generate", "200"]);

        Assert.StartsWith(few.Output, more.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_beside_the_sample_can_be_written_again()
    {
        BankOutcome generated = await BankProgram.RunAsync(["generate", "400", "--seed", "2026"]);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "commands.jsonl")), generated.Output);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("deposit")]
    [InlineData("withdraw")]
    [InlineData("transfer")]
    [InlineData("close")]
    public async Task Every_kind_of_command_occurs(string command)
    {
        BankOutcome generated = await BankProgram.RunAsync(["generate", "400", "--seed", "2026"]);

        Assert.Contains($"\"command\":\"{command}\"", generated.Output);
    }
}
