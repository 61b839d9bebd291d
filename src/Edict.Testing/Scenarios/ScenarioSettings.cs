namespace Edict.Testing;

/// <summary>What the commands of a scenario are told, and how its events are treated.</summary>
internal sealed record ScenarioSettings
{
    internal DateTimeOffset Now { get; init; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal Guid? CommandId { get; init; }

    internal Metadata Metadata { get; init; } = Metadata.Empty;

    internal bool RoundTrip { get; init; } = true;

    internal ScenarioSettings At(DateTimeOffset now)
    {
        long ticks = now.UtcTicks;
        return this with { Now = new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero) };
    }

    internal EventOrigin Origin(int commandNumber)
    {
        Guid id = CommandId ?? new Guid(0, 0, 0, 0, 0, 0, 0, (byte)(commandNumber >> 24), (byte)(commandNumber >> 16), (byte)(commandNumber >> 8), (byte)commandNumber);
        return new EventOrigin(id, id, id, Now, Metadata);
    }
}
