namespace Edict.Subscriptions;

/// <summary>What the subscriptions of an application share.</summary>
/// <param name="Store">The store.</param>
/// <param name="Keeper">Holds their leases.</param>
/// <param name="Time">The clock.</param>
/// <param name="Stopping">Ends when the application stops.</param>
internal sealed record SubscriptionHost(IEventStore Store, LeaseKeeper Keeper, TimeProvider Time, CancellationToken Stopping);
