namespace Edict;

/// <summary>What a store knows of a stream. Immutable.</summary>
/// <param name="Stream">The key of the stream.</param>
/// <param name="State">Whether it is live, archived or deleted.</param>
/// <param name="Version">The version of its last event.</param>
/// <param name="FirstVersion">The first version that is still read: 1 unless the stream was truncated.</param>
/// <param name="CreatedAt">The time of its first event: UTC, whole microseconds.</param>
/// <param name="UpdatedAt">The time of its last event: UTC, whole microseconds.</param>
/// <param name="IsList">Whether it lists events of other streams, and has none of its own.</param>
public sealed record StreamInfo(
    StreamKey Stream,
    StreamState State,
    long Version,
    long FirstVersion,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool IsList = false);
