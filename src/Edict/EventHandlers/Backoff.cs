namespace Edict.EventHandlers;

/// <summary>How long to wait before something that failed is tried again.</summary>
internal static class Backoff
{
    /// <summary>A delay that doubles with each attempt, half of it at random, so that many that failed together do not come again together.</summary>
    /// <param name="attempt">How often it was tried: 1 or more.</param>
    /// <param name="first">The delay after the first attempt.</param>
    /// <param name="longest">The longest delay.</param>
    internal static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest)
    {
        double full = Math.Min(first.TotalMilliseconds * Math.Pow(2, attempt - 1), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
