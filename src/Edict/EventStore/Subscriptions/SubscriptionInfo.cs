namespace Edict;

/// <summary>How a durable subscription stood when it was asked for. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Checkpoint">The position up to which everything was processed.</param>
/// <param name="Owner">Who holds it; <see langword="null"/> when nobody does, or the lease has expired.</param>
/// <param name="Epoch">How often it was taken.</param>
/// <param name="MovedAt">When its checkpoint was moved last, or it was made: UTC, of the store's clock.</param>
public sealed record SubscriptionInfo(string Name, long Checkpoint, Guid? Owner, long Epoch, DateTimeOffset MovedAt);
