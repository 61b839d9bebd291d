namespace Edict.Subscriptions;

/// <summary>What a durable subscription is about, and how its checkpoint is kept.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Filter">Which events.</param>
/// <param name="StartFrom">Where it begins when the store does not know it yet.</param>
/// <param name="StartPosition">The position that it begins with, in place of that; <see langword="null"/> for none.</param>
/// <param name="CheckpointEvery">After how many positions the checkpoint is stored at the latest.</param>
/// <param name="CheckpointInterval">After what time the checkpoint is stored at the latest.</param>
internal sealed record SubscriptionSource(
    string Name, EventFilter Filter, StartFrom StartFrom, long? StartPosition, int CheckpointEvery, TimeSpan CheckpointInterval);
