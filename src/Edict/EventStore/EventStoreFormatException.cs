namespace Edict;

/// <summary>What was found where the store should be is not an Edict store, or one of a newer version. It was left untouched.</summary>
/// <param name="message">What was found and what to do.</param>
/// <param name="innerException">What caused it, or <see langword="null"/>.</param>
public sealed class EventStoreFormatException(string message, Exception? innerException = null)
    : EventStoreException(message, innerException);
