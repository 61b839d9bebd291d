using System.Diagnostics;

namespace Edict.Benchmarks.Loads;

/// <summary>
/// Loads a contender for a fixed time. BenchmarkDotNet counts operations of a fixed number; tails under many callers want every
/// single call timed, over a time that is the same for all.
/// </summary>
internal static class LoadRunner
{
    internal static async Task<LoadFigures> RunAsync(LoadRow row, TimeSpan time)
    {
        var latencies = new List<long>[row.Callers];
        long began = Stopwatch.GetTimestamp();
        long end = began + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Callers.RunAsync(row.Callers, caller => CallUntilAsync(end, row, caller, latencies[caller] = []));
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        long[] sorted = [.. latencies.SelectMany(static times => times).Order()];
        return new LoadFigures(
            sorted.Length * row.Contender.EventsPerCall / seconds, Quantile(sorted, 0.5), Quantile(sorted, 0.99), Quantile(sorted, 0.999));
    }

    private static async Task CallUntilAsync(long end, LoadRow row, int caller, List<long> latencies)
    {
        int perCaller = Math.Max(1, row.Wallets / row.Callers);
        WalletSequence wallets = new(caller, perCaller);
        long now = Stopwatch.GetTimestamp();
        while (now < end)
        {
            await row.Contender.CallAsync(caller, row.Wallets == 1 ? 0 : (wallets.Next() * row.Callers) + caller);
            long before = now;
            now = Stopwatch.GetTimestamp();
            latencies.Add(now - before);
        }
    }

    private static double Quantile(long[] sorted, double quantile) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * quantile))] * 1000.0 / Stopwatch.Frequency;
}
