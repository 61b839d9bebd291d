namespace Edict;

/// <summary>An event of a batch with what is known of it. Immutable.</summary>
/// <param name="Event">The event.</param>
/// <param name="Context">What is known of it besides itself.</param>
/// <typeparam name="TEvent">The type of the event.</typeparam>
public readonly record struct DeliveredEvent<TEvent>(TEvent Event, EventContext Context);
