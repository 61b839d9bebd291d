namespace Edict;

/// <summary>What made the PostgreSQL store fail.</summary>
public enum PostgreSqlFailure
{
    /// <summary>Something else; the message has the server's own words.</summary>
    Other,

    /// <summary>No connection to the server could be made, or it was lost and could not be made again.</summary>
    Unreachable,

    /// <summary>Every connection of the pool, or of the server, was in use.</summary>
    TooManyConnections,

    /// <summary>The server, or the driver, gave up waiting: for a statement to end, or for a lock.</summary>
    Timeout,

    /// <summary>The server ended the transaction in favour of another one, again and again.</summary>
    Contention,

    /// <summary>The server's disk is full.</summary>
    DiskFull,

    /// <summary>The server takes no writes: it is a standby, or set read-only.</summary>
    ReadOnly,

    /// <summary>The user may not connect, or may not use what the store needs.</summary>
    Denied,

    /// <summary>The server found its own data damaged.</summary>
    Corrupt,

    /// <summary>An event, or a text of it, cannot be stored.</summary>
    Unstorable,
}
