using System.Globalization;

namespace Edict.Benchmarks.Domain;

/// <summary>The identities of the benchmarks' wallets.</summary>
public static class WalletIds
{
    /// <summary>As many identities as asked for, made before the clock runs.</summary>
    /// <param name="count">The number of wallets.</param>
    public static string[] Create(int count) =>
        [.. Enumerable.Range(0, count).Select(static index => "W-" + index.ToString(CultureInfo.InvariantCulture))];
}
