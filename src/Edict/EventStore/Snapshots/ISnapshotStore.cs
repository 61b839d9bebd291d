namespace Edict;

/// <summary>One snapshot of each stream. Safe for concurrent use.</summary>
/// <remarks>
/// Failures of the store itself are <see cref="EventStoreException"/>s. A snapshot only spares reading events: losing one loses nothing,
/// unless the stream was truncated.
/// </remarks>
public interface ISnapshotStore
{
    /// <summary>Reads a stream's snapshot.</summary>
    /// <param name="stream">The key of the stream.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The snapshot; <see langword="null"/> when there is none.</returns>
    ValueTask<StateSnapshot?> ReadAsync(StreamKey stream, CancellationToken cancellation = default);

    /// <summary>Keeps a snapshot in place of an older one, or of one of another shape; a newer one of its own shape stays.</summary>
    /// <param name="snapshot">The snapshot; its payload is not used after the answer.</param>
    /// <exception cref="UnknownStreamException">There is no such stream.</exception>
    ValueTask WriteAsync(StateSnapshot snapshot);

    /// <summary>Removes a stream's snapshot, if there is one.</summary>
    /// <param name="stream">The key of the stream.</param>
    ValueTask DeleteAsync(StreamKey stream);
}
