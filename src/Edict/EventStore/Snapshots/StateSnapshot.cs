namespace Edict;

/// <summary>An aggregate's state as it was at a version of its stream. Immutable.</summary>
/// <param name="Stream">The key of the stream.</param>
/// <param name="Version">The version of the last event in the state: 1 or more.</param>
/// <param name="StateVersion">The version of the state's shape; one of another shape is not used.</param>
/// <param name="Timestamp">When it was taken: UTC, whole microseconds.</param>
/// <param name="Payload">
/// JSON as UTF-8. Applications write an object of <c>after</c>, the id of that event, and <c>state</c>, the JSON of the state.
/// </param>
public sealed record StateSnapshot(StreamKey Stream, long Version, int StateVersion, DateTimeOffset Timestamp, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether a store keeps this one in place of another: when that is older, or of another shape.</summary>
    /// <param name="kept">The one that the store has; <see langword="null"/> for none.</param>
    public bool Replaces(StateSnapshot? kept) => kept is null || kept.StateVersion != StateVersion || kept.Version < Version;
}
