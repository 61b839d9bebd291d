namespace Edict;

/// <summary>
/// The first events of an aggregate were taken out of its stream, and no snapshot that can be used stands for them, so that its state
/// cannot be known. Nothing was stored.
/// </summary>
public sealed class TruncatedStreamException : EventStoreException
{
    /// <summary>A state that cannot be known.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="firstVersion">The first version that is left.</param>
    /// <param name="innerException">Why the snapshot that is there cannot be used; <see langword="null"/> when there is none.</param>
    public TruncatedStreamException(StreamKey stream, long firstVersion, Exception? innerException = null)
        : base(
            $"The events before version {firstVersion} of stream '{stream}' were truncated, and "
            + (innerException is null ? "no snapshot stands for them." : "the snapshot that stands for them cannot be used.")
            + " Run the application whose snapshot it is, or bring the events back from a backup.",
            innerException)
    {
        Stream = stream;
        FirstVersion = firstVersion;
    }

    private TruncatedStreamException(StreamKey stream, long firstVersion, string consequence)
        : base($"The events before version {firstVersion} of stream '{stream}' were truncated. {consequence}")
    {
        Stream = stream;
        FirstVersion = firstVersion;
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>The first version that is left.</summary>
    public long FirstVersion { get; }

    internal static TruncatedStreamException OfHistory(StreamKey stream, long firstVersion) =>
        new(stream, firstVersion, "Nothing can be made of the stream from its first event on. Read the aggregate as it is now, or bring the events back from a backup.");
}
