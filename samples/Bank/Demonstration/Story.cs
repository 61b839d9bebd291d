using Bank.Domain;
using Bank.Reports;
using Bank.Storage;
using Bank.Transfers;
using Edict;
using Spectre.Console;

namespace Bank.Demonstration;

/// <summary>A day at the bank: some orders are accepted, some refused, and the next day goes on from there.</summary>
internal sealed class Story(BankApp bank, BankDatabase database, IAnsiConsole console)
{
    private const string Ann = "ACC-1";
    private const string Ben = "ACC-2";
    private const string Cleo = "ACC-3";
    private const string Nobody = "ACC-404";

    private readonly Teller _teller = new(bank);

    private static IReadOnlyList<Step> Steps =>
    [
        new("Ann opens an account with 1,000.00", new OpenAccount(Ann, "Ann Archer", 1_000)),
        new("Ben opens an account with 250.00", new OpenAccount(Ben, "Ben Baker", 250)),
        new("Cleo opens an empty account", new OpenAccount(Cleo, "Cleo Carter", 0)),
        new("Ann earns 500.00", new Deposit(Ann, 500)),
        new("Ben withdraws 60.00", new Withdraw(Ben, 60)),
        new("Ann sends Ben 120.00", new TransferMoney(Ann, Ben, 120)),
        new("Ann sends Cleo 75.50", new TransferMoney(Ann, Cleo, 75.50m)),
        new("Ben withdraws a million", new Withdraw(Ben, 1_000_000)),
        new("Cleo sends 20.00 to no account", new TransferMoney(Cleo, Nobody, 20)),
        new("Ann closes her account", new CloseAccount(Ann)),
    ];

    internal async Task TellAsync(CancellationToken stop)
    {
        await GreetAsync(stop);
        await ExecuteAsync(stop);
        await EventLogReport.PrintAsync(bank.Store, console, stop);
        await BalancesReport.PrintAsync(bank, database, console, stop);
    }

    private async Task GreetAsync(CancellationToken stop)
    {
        IReadOnlyList<RecordedEvent> last = await bank.Store.ReadAllAsync(long.MaxValue, ReadDirection.Backward, limit: 1, stop);
        console.WriteLine(last.Count == 0
            ? $"'{database}' is new: the bank opens its doors."
            : $"'{database}' holds {last[0].Position} events: the bank goes on from there.");
    }

    private async Task ExecuteAsync(CancellationToken stop)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("What happens").AddColumn("Answer");
        foreach (Step step in Steps)
        {
            stop.ThrowIfCancellationRequested();
            DispatchResult result = await _teller.ExecuteAsync(step.Command);
            table.AddRow(Markup.Escape(step.Description), Answer(result));
        }

        console.Write(table);
    }

    private static string Answer(DispatchResult result) => result.Rejection is { } rejection
        ? $"[red]rejected[/] {Markup.Escape(rejection.Code)}"
        : result.IsAccepted ? "[green]accepted[/]" : $"[yellow]{result.Status}[/]";
}
