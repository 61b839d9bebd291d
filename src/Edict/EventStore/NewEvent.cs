namespace Edict;

/// <summary>An event on its way into a store.</summary>
/// <param name="Type">The type of the event: its stable name, version and serializer.</param>
/// <param name="Event">The event itself.</param>
/// <param name="Payload">
/// Its JSON as UTF-8 where the store <see cref="EventStoreTraits.WantsPayload"/>, otherwise empty. Valid until the append has answered.
/// </param>
public readonly record struct NewEvent(EventType Type, object Event, ReadOnlyMemory<byte> Payload);
