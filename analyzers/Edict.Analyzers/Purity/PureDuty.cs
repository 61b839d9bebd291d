namespace Edict.Analyzers.Purity;

/// <summary>What a member that must be pure is for.</summary>
internal enum PureDuty
{
    /// <summary>Decides on a command.</summary>
    Handles,

    /// <summary>Applies an event.</summary>
    Applies,

    /// <summary>Gives the initial state.</summary>
    Begins,

    /// <summary>Makes newer events of an older one.</summary>
    Upcasts,
}
