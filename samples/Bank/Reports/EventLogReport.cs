using System.Globalization;
using Bank.Domain;
using Edict;
using Spectre.Console;

namespace Bank.Reports;

/// <summary>Prints the end of the event log.</summary>
internal static class EventLogReport
{
    private const int MaxEvents = 20;

    internal static async Task PrintAsync(IEventStore store, IAnsiConsole console, CancellationToken cancellation)
    {
        IReadOnlyList<RecordedEvent> newest = await store.ReadAllAsync(long.MaxValue, ReadDirection.Backward, MaxEvents, cancellation);
        Table table = new Table()
            .Border(TableBorder.Rounded)
            .Title(Title(newest))
            .AddColumn(new TableColumn("#").RightAligned())
            .AddColumn("Time (UTC)")
            .AddColumn("Account")
            .AddColumn(new TableColumn("Version").RightAligned())
            .AddColumn("Event")
            .AddColumn(new TableColumn("Amount").RightAligned());
        foreach (RecordedEvent recorded in newest.Reverse())
        {
            table.AddRow(
                Number(recorded.Position),
                recorded.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                Markup.Escape(recorded.Stream.Identity),
                Number(recorded.Version),
                Markup.Escape(recorded.Name),
                AmountOf(recorded.Event));
        }

        console.Write(table);
    }

    // Positions have no holes, so the last one is the number of all events.
    private static string Title(IReadOnlyList<RecordedEvent> newest) => newest.Count == 0
        ? "The event log is empty"
        : $"The event log: the last {newest.Count} of {Number(newest[0].Position)} events";

    private static string AmountOf(object @event) => @event switch
    {
        AccountOpened opened => Amounts.Text(opened.InitialBalance),
        MoneyDeposited deposited => Amounts.Text(deposited.Amount),
        MoneyWithdrawn withdrawn => Amounts.Text(-withdrawn.Amount),
        _ => "",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
