namespace Edict;

/// <summary>How an append ended.</summary>
public enum AppendStatus
{
    /// <summary>Every event of the batch is durable.</summary>
    Appended,

    /// <summary>A stream's version was not as expected; nothing was stored.</summary>
    Conflict,

    /// <summary>A command of the batch had been stored before; nothing was stored again.</summary>
    Repeated,
}
