namespace Edict;

/// <summary>The kinds of <see cref="ErrorAction"/>.</summary>
public enum ErrorActionKind
{
    /// <summary>The handler stops before the event.</summary>
    Stop = 0,

    /// <summary>The event is tried again.</summary>
    Retry = 1,

    /// <summary>The event counts as handled.</summary>
    Skip = 2,

    /// <summary>The event goes to the dead letters.</summary>
    DeadLetter = 3,

    /// <summary>The event goes to the dead letters, and the later events of its stream are parked behind it.</summary>
    DeadLetterAndPark = 4,
}
