namespace Edict;

/// <summary>What the runtime must know of a store.</summary>
/// <param name="WantsPayload">The store needs each event's JSON; otherwise it keeps the events themselves.</param>
/// <param name="IsShared">Others may append behind the application's back, so conflicts are to be expected.</param>
public readonly record struct EventStoreTraits(bool WantsPayload, bool IsShared);
