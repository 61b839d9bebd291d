namespace Edict.Sqlite.Writing;

/// <summary>What the writer knows of a stream. Used on one thread at a time.</summary>
internal sealed class CachedStream
{
    /// <summary>The stream's row; 0 while it has none.</summary>
    internal long Id { get; set; }

    /// <summary>The number of its events, those of the open transaction included.</summary>
    internal long Version { get; set; }

    /// <summary>The position of its last event; 0 while it has none.</summary>
    internal long Position { get; set; }

    /// <summary>The position of the landmark of its last event; 0 while it has none.</summary>
    internal long Landmark { get; set; }

    internal StreamState State { get; set; }

    /// <summary>Whether it lists events of other streams.</summary>
    internal bool IsList { get; set; }

    /// <summary>The block of positions in which its aggregate was noted last; -1 for none.</summary>
    internal long NotedBlock { get; set; } = -1;

    /// <summary>How many events earlier writes of the batch under examination add.</summary>
    internal int Pending { get; set; }

    /// <summary>The state of the cache in which <see cref="Version"/> was true.</summary>
    internal long Epoch { get; set; }
}
