namespace Edict.Projections;

/// <summary>The builds of a projection that a database has. Immutable.</summary>
/// <param name="All">The builds, the oldest first.</param>
internal sealed record KnownBuilds(IReadOnlyList<ProjectionBuild> All)
{
    /// <summary>The one that is read; <see langword="null"/> for none.</summary>
    internal ProjectionBuild? Live => All.FirstOrDefault(static build => build.IsLive);

    /// <summary>The one that is made beside it; <see langword="null"/> for none.</summary>
    internal ProjectionBuild? Shadow => All.FirstOrDefault(static build => !build.IsLive);

    /// <summary>The number of the next one.</summary>
    internal int Next => All.Select(static build => build.Number).DefaultIfEmpty().Max() + 1;
}
