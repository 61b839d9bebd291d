namespace Edict.Sqlite.Database;

/// <summary>Where a stream ends.</summary>
/// <param name="Version">The version of its last event.</param>
/// <param name="Position">The position of its last event.</param>
/// <param name="Landmark">The position of the last landmark at or before it.</param>
/// <param name="State">Whether the stream is live, archived or deleted.</param>
/// <param name="FirstVersion">The first version that is still read.</param>
/// <param name="IsList">Whether it lists events of other streams.</param>
internal readonly record struct Head(long Version, long Position, long Landmark, StreamState State, long FirstVersion, bool IsList)
{
    /// <summary>Looks for the head of a stream; <see langword="false"/> when it was erased.</summary>
    internal static bool TryRead(Statement headOf, long stream, out Head head)
    {
        headOf.Bind(1, stream);
        try
        {
            bool isFound = headOf.Step();
            head = isFound ? Of(headOf) : default;
            return isFound;
        }
        finally
        {
            headOf.Reset();
        }
    }

    private static Head Of(Statement row) => new(
        row.Number(0), row.Number(1), row.Number(2), (StreamState)row.Number(3), row.Number(4), row.Number(5) != 0);
}
