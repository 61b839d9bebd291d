namespace Edict.Generators.Models;

/// <summary>Where the state before any event comes from.</summary>
internal enum InitialState
{
    /// <summary>Nowhere: the class has neither a parameterless constructor nor an Initial.</summary>
    Missing,

    /// <summary>The parameterless constructor.</summary>
    Constructor,

    /// <summary>The static member Initial.</summary>
    StaticMember,
}
