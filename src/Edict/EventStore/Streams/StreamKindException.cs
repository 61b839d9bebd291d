namespace Edict;

/// <summary>A stream either has events of its own or lists those of others; the other was asked of it. Nothing was stored.</summary>
public sealed class StreamKindException : EventStoreException
{
    /// <summary>Refuses a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="isList">Whether it lists events of other streams.</param>
    public StreamKindException(StreamKey stream, bool isList)
        : base(isList
            ? $"Stream '{stream}' lists events of other streams, so none can be appended to it. Append to a stream of another key."
            : $"Stream '{stream}' has events of its own, so it cannot list those of others. List them in a stream of another key.") =>
        Stream = stream;

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }
}
