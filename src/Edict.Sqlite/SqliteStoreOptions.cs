namespace Edict;

/// <summary>The settings of the SQLite event store; checked by <c>UseSqlite</c>. Not thread-safe.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The path of the file; SQLite keeps two more beside it, with <c>-wal</c> and <c>-shm</c> added to its name.</summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// How long a write waits at most while other processes keep the file to themselves: more than zero; the default is 3 seconds,
    /// less than a dispatch waits, so that a caller hears that nothing was stored.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// After how many pages of 4 KiB the write-ahead log is copied back into the file: 1 or more; the default is 4,096 (16 MiB). More
    /// makes appending faster and a start after a crash slower.
    /// </summary>
    public int CheckpointPages { get; set; } = 4_096;

    /// <summary>
    /// How often the file is looked at for events that other processes, or other stores of this one, have appended, while somebody follows the
    /// feed: 1 millisecond to 1 hour; the default is 100 milliseconds. What the store appends itself needs no look.
    /// </summary>
    public TimeSpan FeedPollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether streams may be erased for good; the default is <see langword="false"/>.</summary>
    public bool AllowErasure { get; set; }
}
