using System.Globalization;
using Spectre.Console;

namespace Bank.Batch;

/// <summary>Prints what became of the lines.</summary>
internal static class SummaryReport
{
    internal static void Print(BatchSummary summary, IAnsiConsole console)
    {
        Table totals = TwoColumns("Summary", "Count");
        Add(totals, "lines", summary.Lines);
        Add(totals, "accepted", summary.Accepted);
        Add(totals, "rejected", summary.Rejected);
        Add(totals, "bad lines", summary.Bad);
        if (summary.Undecided > 0)
        {
            Add(totals, "undecided", summary.Undecided);
        }

        totals.AddRow("seconds", Text(summary.Elapsed.TotalSeconds, "N2"));
        totals.AddRow("commands per second", Text(summary.CommandsPerSecond, "N0"));
        console.Write(totals);

        if (summary.Rejections.Count == 0)
        {
            return;
        }

        Table rejections = TwoColumns("Rejected because", "Count");
        foreach ((string code, long count) in summary.Rejections)
        {
            Add(rejections, code, count);
        }

        console.Write(rejections);
    }

    private static Table TwoColumns(string what, string count) =>
        new Table().Border(TableBorder.Rounded).AddColumn(what).AddColumn(new TableColumn(count).RightAligned());

    private static void Add(Table table, string what, long count) => table.AddRow(Markup.Escape(what), Text(count, "N0"));

    private static string Text(IFormattable number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
