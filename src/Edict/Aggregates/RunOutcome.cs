namespace Edict.Aggregates;

/// <summary>How far a command came without waiting.</summary>
internal enum RunOutcome
{
    /// <summary>Its events are stored.</summary>
    Accepted,

    /// <summary>It was refused, or nothing happened.</summary>
    WithoutEvents,

    /// <summary>The store has not answered yet, or did not accept.</summary>
    Appending,
}
