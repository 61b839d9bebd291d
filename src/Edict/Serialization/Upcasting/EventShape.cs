using Edict.CompilerServices;

namespace Edict.Serialization;

/// <summary>A shape in which events are stored, as one application reads it. Immutable and safe for concurrent use.</summary>
/// <param name="types">The event types of the application.</param>
/// <param name="type">What reads the events; <see langword="null"/> where their type is gone.</param>
/// <param name="upcaster">What makes newer events of them; <see langword="null"/> where they are current.</param>
internal sealed class EventShape(EventTypeRegistry types, EventType? type, EventUpcaster? upcaster)
{
    internal EventTypeRegistry Types => types;

    internal EventType? Type => type;

    internal EventUpcaster? Upcaster => upcaster;
}
