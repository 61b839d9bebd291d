public sealed record Bell(string Tone, int[] Rings, Bell2? Other);
public sealed record Bell2(TimeSpan Length);

[Event("opened")]
public sealed record Opened(string Id, IReadOnlyList<Bell> Bells, DateTimeOffset? At)
{
    public int Count => Bells.Count;        // computed, and so not stored
}
