namespace Edict;

/// <summary>A failure of an event store; the innermost exception is the driver's own.</summary>
/// <param name="message">What failed and what to do.</param>
/// <param name="innerException">What caused it, or <see langword="null"/>.</param>
public class EventStoreException(string message, Exception? innerException = null) : EdictException(message, innerException)
{
    /// <summary>
    /// Whether the failed append may be stored nevertheless, because it failed while it was made durable. Otherwise nothing of it was
    /// stored. A dispatch answers <see cref="DispatchStatus.OutcomeUnknown"/> instead of throwing it.
    /// </summary>
    public bool MayBeStored { get; init; }
}
