namespace Edict.Sqlite;

/// <summary>Times as microseconds since 1970, UTC; what is finer is cut off.</summary>
internal static class Timestamps
{
    private static readonly long EpochMicroseconds = DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond;

    internal static long ToMicroseconds(DateTimeOffset time) => (time.UtcTicks / TimeSpan.TicksPerMicrosecond) - EpochMicroseconds;

    internal static DateTimeOffset FromMicroseconds(long microseconds) =>
        new((microseconds + EpochMicroseconds) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
