namespace Edict.Sqlite.Database;

/// <summary>
/// Every 1,024 positions are a block, and a small table tells which event names and which aggregates occur in it, so that a reader of
/// few events passes over all blocks without them. An index over the events would cost every append; this costs each block a few rows.
/// </summary>
internal static class Blocks
{
    /// <summary>The kind of key that is an event's name.</summary>
    internal const int EventName = 1;

    /// <summary>The kind of key that is an aggregate's name.</summary>
    internal const int Aggregate = 2;

    private const int Size = 1_024;

    internal static long Of(long position) => (position - 1) / Size;

    internal static long FirstOf(long block) => (block * Size) + 1;

    internal static long LastOf(long block) => (block + 1) * Size;
}
