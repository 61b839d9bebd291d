namespace Edict;

/// <summary>The direction in which events are read.</summary>
public enum ReadDirection
{
    /// <summary>From older to newer events.</summary>
    Forward,

    /// <summary>From newer to older events.</summary>
    Backward,
}
