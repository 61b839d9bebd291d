using Bank.Domain;
using Bank.ReadModels;
using Bank.Storage;

namespace Bank.Tests;

public sealed class DemonstrationTests
{
    [Fact]
    public async Task The_first_run_opens_accounts_moves_money_and_shows_rejections()
    {
        using var folder = new BankFolder();

        BankOutcome first = await BankProgram.RunAsync(["--database", folder.Database]);

        Assert.Equal(0, first.ExitCode);
        Assert.Empty(first.Errors);
        Assert.Contains("Ann opens an account with 1,000.00|accepted", first.Rows);
        Assert.Contains("Ben withdraws a million|rejected insufficient-funds", first.Rows);
        Assert.Contains("Cleo sends 20.00 to no account|rejected account-not-open", first.Rows);
        Assert.Contains("Ann closes her account|rejected account-not-empty", first.Rows);
        Assert.Contains("ACC-1|Ann Archer|Open|1,304.50", first.Rows);
        Assert.Contains("ACC-2|Ben Baker|Open|310.00", first.Rows);
        Assert.Contains("ACC-3|Cleo Carter|Open|75.50", first.Rows);
    }

    [Fact]
    public async Task The_event_log_tells_how_a_refused_transfer_was_given_back()
    {
        using var folder = new BankFolder();

        BankOutcome first = await BankProgram.RunAsync(["--database", folder.Database]);

        string[] log = [.. first.Rows.Where(row => row.Split('|').Length == 6).Skip(1)];
        Assert.Equal(11, log.Length);
        Assert.Equal(Enumerable.Range(1, 11).Select(position => position.ToString()), log.Select(row => row.Split('|')[0]));
        Assert.EndsWith("|ACC-3|3|money-withdrawn|-20.00", log[9]);
        Assert.EndsWith("|ACC-3|4|money-deposited|20.00", log[10]);
    }

    [Fact]
    public async Task The_second_run_goes_on_from_the_stored_state()
    {
        using var folder = new BankFolder();
        await BankProgram.RunAsync(["--database", folder.Database]);

        BankOutcome second = await BankProgram.RunAsync(["--database", folder.Database]);

        Assert.Equal(0, second.ExitCode);
        Assert.Contains("holds 11 events", second.Output);
        Assert.Contains("Ann opens an account with 1,000.00|rejected account-already-open", second.Rows);
        Assert.Contains("ACC-1|Ann Archer|Open|1,609.00", second.Rows);
        Assert.Contains("ACC-2|Ben Baker|Open|370.00", second.Rows);
        Assert.Contains("ACC-3|Cleo Carter|Open|151.00", second.Rows);
    }

    [Fact]
    public async Task The_balances_are_those_of_the_events_whoever_reads_the_table()
    {
        using var folder = new BankFolder();
        await BankProgram.RunAsync(["--database", folder.Database]);
        string file = folder.Write("more.jsonl", """{"command":"withdraw","accountId":"ACC-3","amount":75.50}{NL}{"command":"close","accountId":"ACC-3"}""".Replace("{NL}", "\n"));
        await BankProgram.RunAsync(["run", file, "--database", folder.Database]);

        BankDatabase database = new BankDatabase.SqliteFile(folder.Database);
        await using BankApp bank = await BankApp.StartAsync(database.Use, TestContext.Current.CancellationToken);
        long head = await bank.Store.Feed.ReadHeadAsync(TestContext.Current.CancellationToken);
        Assert.Null(await bank.EventHandlers["balances"].WaitForAsync(head, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                new BalanceRow("ACC-1", "Ann Archer", 1_304.50m, IsClosed: false),
                new BalanceRow("ACC-2", "Ben Baker", 310, IsClosed: false),
                new BalanceRow("ACC-3", "Cleo Carter", 0, IsClosed: true),
            ],
            await BalanceQuery.ReadAsync(database, most: 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_no_bank_is_a_failure_and_not_a_crash()
    {
        using var folder = new BankFolder();
        string path = folder.Write("notes.txt", string.Concat(Enumerable.Repeat("These are notes, not a database.\n", 100)));

        BankOutcome outcome = await BankProgram.RunAsync(["--database", path]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
        Assert.StartsWith("These are notes", File.ReadAllText(path), StringComparison.Ordinal);
    }
}
