namespace Edict.Projections;

/// <summary>What a build is to those who read; stored as its number.</summary>
internal enum BuildState
{
    /// <summary>It is being made beside the one that is read.</summary>
    Shadow = 0,

    /// <summary>It is what is read.</summary>
    Live = 1,

    /// <summary>It is what is read since a moment ago: the dead letters of its making are still to be taken over.</summary>
    Switched = 2,
}
