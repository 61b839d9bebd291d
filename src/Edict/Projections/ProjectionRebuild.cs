namespace Edict;

/// <summary>How the tables of a projection are built anew.</summary>
public enum ProjectionRebuild
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The tables are made anew and filled, from the first event on; who reads them meanwhile sees less than there is.</summary>
    InPlace = 1,

    /// <summary>
    /// New tables are filled beside those that are read, and take their names when they have caught up, in one transaction: whoever reads sees the old ones, or the new ones, and
    /// each complete. Until then the processes of the old version go on with the old ones.
    /// </summary>
    BlueGreen = 2,
}
