namespace Edict;

/// <summary>
/// A position to go on from lies beyond the end of the store: the store is an older one, such as a restored backup, and what was read before
/// is gone from it.
/// </summary>
/// <param name="position">The position to go on from.</param>
/// <param name="head">The position of the last event in the store.</param>
public sealed class PositionAheadException(long position, long head) : EventStoreException(
    $"Reading was to go on from position {position}, but the store ends at {head}. It is older than what was read from it; "
    + "restore the newer one, or begin again from a position that it has.")
{
    /// <summary>The position to go on from.</summary>
    public long Position { get; } = position;

    /// <summary>The position of the last event in the store.</summary>
    public long Head { get; } = head;
}
