using Bank.Domain;
using Bank.ReadModels;
using Bank.Storage;
using Spectre.Console;

namespace Bank.Reports;

/// <summary>Prints balances, as the read model has them.</summary>
internal static class BalancesReport
{
    private const int MaxAccounts = 20;

    internal static async Task PrintAsync(BankApp bank, BankDatabase database, IAnsiConsole console, CancellationToken cancellation)
    {
        long head = await bank.Store.Feed.ReadHeadAsync(cancellation);
        if (await bank.EventHandlers["balances"].WaitForAsync(head, cancellation: cancellation) is { } reason)
        {
            console.WriteLine($"The balances are not those of the last event yet: {reason}.");
        }

        Table table = new Table()
            .Border(TableBorder.Rounded)
            .Title("Balances")
            .AddColumn("Account")
            .AddColumn("Holder")
            .AddColumn("Status")
            .AddColumn(new TableColumn("Balance").RightAligned());
        foreach (BalanceRow row in await BalanceQuery.ReadAsync(database, MaxAccounts, cancellation))
        {
            AccountStatus status = row.IsClosed ? AccountStatus.Closed : AccountStatus.Open;
            table.AddRow(Markup.Escape(row.Account), Markup.Escape(row.Holder), status.ToString(), Amounts.Text(row.Amount));
        }

        console.Write(table);
    }
}
