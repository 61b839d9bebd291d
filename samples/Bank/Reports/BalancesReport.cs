using Bank.Domain;
using Spectre.Console;

namespace Bank.Reports;

/// <summary>Prints the balances of some accounts.</summary>
internal static class BalancesReport
{
    internal static async Task PrintAsync(
        BankApp bank, IEnumerable<string> accountIds, IAnsiConsole console, CancellationToken cancellation)
    {
        Table table = new Table()
            .Border(TableBorder.Rounded)
            .Title("Balances")
            .AddColumn("Account")
            .AddColumn("Holder")
            .AddColumn("Status")
            .AddColumn(new TableColumn("Balance").RightAligned());
        foreach (string id in accountIds)
        {
            AccountView account = await bank.ReadAsync<BankAccount, AccountView>(id, AccountView.Of, cancellation);
            table.AddRow(Markup.Escape(id), Markup.Escape(account.Holder), account.Status.ToString(), Amounts.Text(account.Balance));
        }

        console.Write(table);
    }
}
