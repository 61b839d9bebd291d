namespace Edict;

/// <summary>What may be done with a stream.</summary>
public enum StreamState
{
    /// <summary>It is read and written.</summary>
    Live = 0,

    /// <summary>It is read when it is asked for, and not written.</summary>
    Archived = 1,

    /// <summary>It is neither read nor written; its events stay in the log.</summary>
    Deleted = 2,
}
