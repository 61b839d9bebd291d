using System.Globalization;

namespace Edict.Benchmarks.Loads;

/// <summary>
/// Runs the rows of a table, round after round, so that what changes on the machine meanwhile concerns all of them
/// alike. The first round warms the compiler and the server up, and does not count.
/// </summary>
internal static class LoadTable
{
    internal static async Task RunAsync(IReadOnlyList<LoadRow> rows, LoadOptions options)
    {
        LoadRow[] wanted = [.. rows.Where(options.Wants)];
        foreach (IContender contender in wanted.Select(static row => row.Contender).Distinct())
        {
            await contender.StartAsync();
        }

        List<LoadFigures>[] figures = [.. wanted.Select(static _ => new List<LoadFigures>())];
        for (int round = 0; round <= options.Rounds; round++)
        {
            for (int row = 0; row < wanted.Length; row++)
            {
                LoadFigures measured = await LoadRunner.RunAsync(wanted[row], TimeSpan.FromSeconds(options.Seconds));
                if (round > 0)
                {
                    figures[row].Add(measured);
                }
            }
        }

        Console.WriteLine("| what | events per second | p50, ms | p99, ms | p99.9, ms |");
        Console.WriteLine("|---|---|---|---|---|");
        for (int row = 0; row < wanted.Length; row++)
        {
            LoadFigures median = LoadFigures.Median(figures[row]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {wanted[row].Name} | {median.Rate:N0} | {median.P50:N2} | {median.P99:N2} | {median.P999:N2} |"));
        }
    }
}
