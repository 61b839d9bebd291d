namespace Edict;

/// <summary>Why an event is among the dead letters.</summary>
public enum DeadLetterKind
{
    /// <summary>It failed, and the later events of its stream went on.</summary>
    Failed = 0,

    /// <summary>It failed, and the later events of its stream are parked behind it.</summary>
    Parking = 1,

    /// <summary>It waits behind an earlier event of its stream, and was not tried.</summary>
    Parked = 2,
}
