namespace Edict.PostgreSql;

/// <summary>Times as PostgreSQL's own microseconds since 2000, UTC, so that every time of .NET is kept as it is; what is finer is cut off.</summary>
internal static class Timestamps
{
    private static readonly long EpochMicroseconds =
        new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks / TimeSpan.TicksPerMicrosecond;

    internal static long ToMicroseconds(DateTimeOffset time) => (time.UtcTicks / TimeSpan.TicksPerMicrosecond) - EpochMicroseconds;

    internal static DateTimeOffset FromMicroseconds(long microseconds) =>
        new((microseconds + EpochMicroseconds) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
