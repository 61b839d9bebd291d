namespace Edict.EventStore;

/// <summary>Hashes the identity alone: there are few aggregates, and each look-up is on the way of a command.</summary>
internal sealed class StreamKeyComparer : IEqualityComparer<StreamKey>
{
    internal static readonly StreamKeyComparer Instance = new();

    public bool Equals(StreamKey x, StreamKey y) => x.Identity == y.Identity && x.Aggregate == y.Aggregate;

    public int GetHashCode(StreamKey obj) => obj.Identity.GetHashCode() ^ obj.Aggregate.Length;
}
