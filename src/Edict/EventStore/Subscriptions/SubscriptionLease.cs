namespace Edict;

/// <summary>The right of one process to go on with a subscription. Immutable.</summary>
/// <param name="Name">The name of the subscription.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Epoch">
/// Grows by one each time that the subscription is taken, also by the same owner after a release or an expiry; not when it is held on.
/// </param>
/// <param name="Checkpoint">The position up to which everything was processed, when the lease was taken or held on.</param>
public sealed record SubscriptionLease(string Name, Guid Owner, long Epoch, long Checkpoint);
