using System.Text;
using Bank.Domain;
using Edict;

namespace Bank.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task The_commands_beside_the_sample_come_to_what_a_ledger_comes_to()
    {
        using var folder = new BankFolder();
        string path = Path.Combine(AppContext.BaseDirectory, "commands.jsonl");
        string lines = await File.ReadAllTextAsync(path);

        BankOutcome outcome = await BankProgram.RunAsync(["run", path, "--database", folder.Database]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Errors);
        Assert.True(Ledger.Of(lines).Rejections.Count >= 4);
        await AssertAgreesAsync(lines, outcome, folder);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000_000)]
    public async Task Lines_of_one_account_keep_their_order_however_they_run(long seed)
    {
        using var folder = new BankFolder();
        string lines = (await BankProgram.RunAsync(["generate", "3000", "--seed", $"{seed}"])).Output;

        BankOutcome outcome = await BankProgram.RunAsync(["run", folder.Write("many.jsonl", lines), "--database", folder.Database]);

        Assert.Equal(0, outcome.ExitCode);
        await AssertAgreesAsync(lines, outcome, folder);
    }

    [Fact]
    public async Task Bad_lines_are_reported_with_their_numbers_and_the_rest_goes_on()
    {
        using var folder = new BankFolder();
        string[] lines =
        [
            """{"command":"open","accountId":"ACC-1","holder":"Ann","initialBalance":100}""",
            "nonsense",
            "",
            """{"command":"rob","accountId":"ACC-1"}""",
            """{"command":"withdraw","accountId":"ACC-1"}""",
            """{"command":"withdraw","accountId":"ACC-1","amount":"50"}""",
            """{"command":"withdraw","accountId":"ACC-1","amount":-50}""",
            """{"command":"withdraw","accountId":"ACC-1","amount":0.005}""",
            """{"command":"withdraw","accountId":"ACC-1","amount":1e99}""",
            """{"command":"withdraw","accountId":"ACC-1","amuont":50}""",
            """{"command":"withdraw","accountId":"ACC-1","amount":50,"amount":60}""",
            """["withdraw"]""",
            """{"accountId":"ACC-1"}""",
            """{"command":"deposit","accountId":"","amount":1}""",
            """{"command":"deposit","accountId":"A\u0000B","amount":1}""",
            """{"command":"deposit","accountId":"\ud800","amount":1}""",
            """{"command":"transfer","from":"ACC-1","to":"ACC-1","amount":1}""",
            $$"""{"command":"deposit","accountId":"{{new string('x', 70_000)}}","amount":1}""",
            """{"command":"\ud800","accountId":"ACC-1","amount":1}""",
            """{"command":"withdraw","accountId":"ACC-1","amount":500}""",
            """  {"amount":50,"accountId":"ACC-1","command":"withdraw"}  """,
        ];

        BankOutcome outcome = await BankProgram.RunAsync(["run", "-", "--database", folder.Database], string.Join("\r\n", lines));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            [
                "line 2: not JSON, from byte 2",
                "line 4: unknown command 'rob'; known are close, deposit, open, transfer, withdraw",
                "line 5: 'amount': It is required and missing.",
                "line 6: 'amount': Expected a number in the range of decimal, found the text \"50\".",
                "line 7: 'amount' is '-50', but it must be more than 0 and at most 1000000000, in whole cents",
                "line 8: 'amount' is '0.005', but it must be more than 0 and at most 1000000000, in whole cents",
                "line 9: 'amount': Expected a number in the range of decimal, found the number 1e99.",
                "line 10: 'amount': It is required and missing.",
                "line 11: not JSON: a property is there twice",
                "line 12: not a JSON object",
                "line 13: 'command' is missing",
                "line 14: 'accountId' is '', but it must have 1 to 255 characters",
                "line 15: 'accountId' is 'A?B', but it must not have control characters",
                "line 16: 'accountId': The text holds an escaped half of a surrogate pair, which is no character.",
                "line 17: 'from' and 'to' are the same account",
                "line 18: longer than 65536 bytes",
                "line 19: not JSON: an escape that is not Unicode",
            ],
            outcome.ErrorLines.Select(line => line.TrimEnd('\r')));
        Assert.Equal(20, outcome.Count("lines"));
        Assert.Equal(2, outcome.Count("accepted"));
        Assert.Equal(17, outcome.Count("bad lines"));
        Assert.Equal(new Dictionary<string, long> { ["insufficient-funds"] = 1 }, outcome.Rejections);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_a_bad_line()
    {
        using var folder = new BankFolder();
        string path = folder.Write("bytes.jsonl", "");
        await File.WriteAllBytesAsync(path, [(byte)'"', 0xC3, (byte)'"', (byte)'\n']);

        BankOutcome outcome = await BankProgram.RunAsync(["run", path, "--database", folder.Database]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("line 1: not UTF-8", Assert.Single(outcome.ErrorLines).TrimEnd('\r'));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_line()
    {
        using var folder = new BankFolder();

        BankOutcome outcome = await BankProgram.RunAsync(
            ["run", "-", "--database", folder.Database], "\uFEFF" + """{"command":"close","accountId":"ACC-1"}""");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(new Dictionary<string, long> { ["account-not-open"] = 1 }, outcome.Rejections);
    }

    [Fact]
    public async Task An_input_that_breaks_ends_the_run_when_what_was_read_is_completed()
    {
        using var folder = new BankFolder();
        string line = """{"command":"open","accountId":"ACC-1","holder":"Ann","initialBalance":1}""";
        using var input = new BreakingStream(Encoding.UTF8.GetBytes(line + "\n"));

        BankOutcome outcome = await BankProgram.RunAsync(["run", "-", "--database", folder.Database], input);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(1, outcome.Count("accepted"));
        Assert.Contains("The input broke.", Assert.Single(outcome.ErrorLines));
    }

    [Fact]
    public async Task A_second_run_meets_the_accounts_of_the_first()
    {
        using var folder = new BankFolder();
        string open = """{"command":"open","accountId":"ACC-1","holder":"Ann","initialBalance":100}""";
        await BankProgram.RunAsync(["run", "-", "--database", folder.Database], open);

        BankOutcome second = await BankProgram.RunAsync(["run", "-", "--database", folder.Database], open);

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(new Dictionary<string, long> { ["account-already-open"] = 1 }, second.Rejections);
    }

    private static async Task AssertAgreesAsync(string lines, BankOutcome outcome, BankFolder folder)
    {
        Ledger ledger = Ledger.Of(lines);
        Assert.Equal(ledger.Accepted, outcome.Count("accepted"));
        Assert.Equal(ledger.Rejections, outcome.Rejections);

        await using BankApp bank = await BankApp.StartAsync(options => options.UseSqlite(folder.Database));
        var stored = new Dictionary<string, decimal>();
        foreach (string id in ledger.Balances.Keys)
        {
            stored[id] = await bank.ReadAsync(id, (BankAccount account) => account.Balance);
        }

        Assert.Equal(ledger.Balances, stored);
    }
}
