namespace Edict.Projections;

/// <summary>One build of a projection's tables, as the database knows it. Immutable.</summary>
/// <param name="Projection">The stable name of the projection.</param>
/// <param name="Number">Which build: each has a higher number than those before.</param>
/// <param name="Version">The version of the projection that made it.</param>
/// <param name="State">What it is to those who read.</param>
/// <param name="Tables">The plain names of its tables, in the order in which they were made.</param>
/// <param name="Positions">How far each lane has got.</param>
internal sealed record ProjectionBuild(
    string Projection, int Number, int Version, BuildState State, IReadOnlyList<string> Tables, IReadOnlyList<long> Positions)
{
    /// <summary>Whether its tables have the plain names.</summary>
    internal bool IsLive => State != BuildState.Shadow;

    internal ReadModelNames Names => new(Number, isShadow: !IsLive);

    /// <summary>Up to where all lanes have got.</summary>
    internal long Position => Positions.Min();
}
