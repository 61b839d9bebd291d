namespace Edict;

/// <summary>A failure of an event store; the innermost exception is the driver's own.</summary>
/// <param name="message">What failed and what to do.</param>
/// <param name="innerException">What caused it, or <see langword="null"/>.</param>
public class EventStoreException(string message, Exception? innerException = null) : EdictException(message, innerException);
