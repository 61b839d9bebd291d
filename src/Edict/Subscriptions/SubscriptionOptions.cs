namespace Edict;

/// <summary>How a subscription is followed. Not thread-safe.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>Which events; the default is all.</summary>
    public EventFilter Filter { get; set; } = EventFilter.Everything;

    /// <summary>Where it begins when the store does not know it yet; the default is the first event ever stored.</summary>
    public StartFrom StartFrom { get; set; }

    /// <summary>The first position when the store does not know it yet, in place of <see cref="StartFrom"/>: 1 or more, or <see langword="null"/>.</summary>
    public long? StartPosition { get; set; }

    /// <summary>After how many positions the checkpoint is stored at the latest: 1 or more; the default is 1,000.</summary>
    public int CheckpointEvery { get; set; } = 1_000;

    /// <summary>After what time the checkpoint is stored at the latest: more than zero and at most one day; the default is half a second.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromMilliseconds(500);
}
