namespace Edict;

/// <summary>A stream is archived or was deleted, and does not take part in what was asked. Nothing was stored.</summary>
public sealed class StreamClosedException : EventStoreException
{
    /// <summary>Refuses a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="state">What it is.</param>
    public StreamClosedException(StreamKey stream, StreamState state)
        : base(state == StreamState.Archived
            ? $"Stream '{stream}' is archived, so it takes no events. Restore it first, by Store.Streams.RestoreAsync."
            : $"Stream '{stream}' was deleted, so it is neither read nor written. Restore it first, by Store.Streams.RestoreAsync.")
    {
        Stream = stream;
        State = state;
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>What it is: archived or deleted.</summary>
    public StreamState State { get; }
}
