namespace Edict;

/// <summary>The base of all exceptions that Edict throws for what a caller, a configuration, a store or a bug did wrong.</summary>
/// <param name="message">What was wrong, what was expected, and what to do.</param>
/// <param name="innerException">What caused it, or <see langword="null"/>.</param>
public abstract class EdictException(string message, Exception? innerException = null) : Exception(message, innerException);
