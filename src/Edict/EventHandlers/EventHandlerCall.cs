namespace Edict;

/// <summary>A call of an event handler that is in progress. Immutable.</summary>
/// <param name="Position">The position of the event, or of the first one of the batch.</param>
/// <param name="Stream">The stream of that event.</param>
/// <param name="Duration">How long it has been in progress, its attempts and the time between them included.</param>
public sealed record EventHandlerCall(long Position, StreamKey Stream, TimeSpan Duration);
