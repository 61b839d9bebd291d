namespace Edict;

/// <summary>What made the SQLite store fail.</summary>
public enum SqliteFailure
{
    /// <summary>Something else; the message has SQLite's own words.</summary>
    Other,

    /// <summary>Other processes kept the file to themselves for longer than the busy timeout.</summary>
    Busy,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The file or its folder may not be written.</summary>
    ReadOnly,

    /// <summary>The file, or its folder, does not exist or cannot be opened.</summary>
    CannotOpen,

    /// <summary>Reading or writing the disk failed.</summary>
    Disk,

    /// <summary>The file is damaged.</summary>
    Corrupt,

    /// <summary>An event, or a text of it, cannot be stored.</summary>
    Unstorable,
}
