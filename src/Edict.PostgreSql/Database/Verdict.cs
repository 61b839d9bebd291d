namespace Edict.PostgreSql.Database;

/// <summary>What the server's functions decide; the numbers are theirs.</summary>
internal enum Verdict
{
    /// <summary>It was done.</summary>
    Done = 0,

    /// <summary>A stream's version was not as expected.</summary>
    Conflict = 1,

    /// <summary>It had been done before.</summary>
    Repeated = 2,

    /// <summary>The stream is archived or was deleted; its state stands where its version would.</summary>
    Closed = 3,

    /// <summary>The stream lists events of others, or would have to.</summary>
    WrongKind = 4,

    /// <summary>There is no such stream.</summary>
    UnknownStream = 5,

    /// <summary>There is no such version, or no event at a position.</summary>
    OutOfRange = 6,
}
