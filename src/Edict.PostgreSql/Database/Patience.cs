using System.Diagnostics;

namespace Edict.PostgreSql.Database;

/// <summary>How long something is tried again, and how long to pause between two attempts: longer each time, and never in step with others. Used by one caller.</summary>
internal sealed class Patience(TimeSpan most)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _pause = First;

    /// <summary>Waits before the next attempt; <see langword="false"/> when there shall be none.</summary>
    internal async ValueTask<bool> TryGoOnAsync(CancellationToken cancellation)
    {
        TimeSpan left = most - Stopwatch.GetElapsedTime(_began);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        TimeSpan pause = _pause * (0.5 + Random.Shared.NextDouble());
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
        await Task.Delay(pause < left ? pause : left, cancellation).ConfigureAwait(false);
        return true;
    }
}
