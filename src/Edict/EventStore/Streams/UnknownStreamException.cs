namespace Edict;

/// <summary>A store has no stream of a key.</summary>
public sealed class UnknownStreamException : EventStoreException
{
    /// <summary>Misses a stream.</summary>
    /// <param name="stream">The key that has no events.</param>
    public UnknownStreamException(StreamKey stream)
        : base($"There is no stream '{stream}'. Its key is the aggregate's name, '{stream.Aggregate}', and the identity, '{stream.Identity}'; both are compared ordinally.") =>
        Stream = stream;

    /// <summary>The key that has no events.</summary>
    public StreamKey Stream { get; }
}
