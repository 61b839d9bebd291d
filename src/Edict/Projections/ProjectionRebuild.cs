namespace Edict;

/// <summary>How the tables of a projection are built anew.</summary>
public enum ProjectionRebuild
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The tables are made anew and filled, from the first event on; who reads them meanwhile sees less than there is.</summary>
    InPlace = 1,
}
