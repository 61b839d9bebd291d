namespace Edict;

/// <summary>What an application hands to the store that it opens.</summary>
/// <param name="Types">The application's event types.</param>
/// <param name="Time">The application's clock.</param>
/// <param name="MaxEventBytes">The longest JSON of one event, in bytes.</param>
public sealed record EventStoreContext(EventTypeRegistry Types, TimeProvider Time, int MaxEventBytes);
