namespace Edict.Aggregates;

/// <summary>The time that is stored: whole microseconds, because that is what stores keep; cut before its first use it reads the same for ever.</summary>
internal static class Clock
{
    internal static DateTimeOffset Now(TimeProvider time)
    {
        long ticks = (time == TimeProvider.System ? DateTime.UtcNow : time.GetUtcNow().UtcDateTime).Ticks;
        return new DateTimeOffset(new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));
    }
}
