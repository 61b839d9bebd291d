namespace Edict.Benchmarks.Loads;

/// <summary>What one timed load came to.</summary>
/// <param name="Rate">Events per second.</param>
/// <param name="P50">Half of the calls took no longer, in milliseconds.</param>
/// <param name="P99">99 of 100 calls took no longer, in milliseconds.</param>
/// <param name="P999">999 of 1000 calls took no longer, in milliseconds.</param>
internal readonly record struct LoadFigures(double Rate, double P50, double P99, double P999)
{
    /// <summary>The round whose rate lies in the middle.</summary>
    internal static LoadFigures Median(IEnumerable<LoadFigures> rounds)
    {
        LoadFigures[] sorted = [.. rounds.OrderBy(static round => round.Rate)];
        return sorted[sorted.Length / 2];
    }
}
