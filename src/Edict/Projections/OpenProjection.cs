using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>The tables that are read, while a session goes on with them.</summary>
/// <param name="tables">The tables.</param>
/// <param name="build">The build.</param>
internal sealed class OpenProjection(ProjectionTables tables, ProjectionBuild build) : IOpenPlace
{
    public IReadOnlyList<ILanePlace> Lanes { get; } = ProjectionLane.Of(tables, build);

    // The number of lanes can change where all stand at one place.
    public bool WantsRest => build.Positions.Count != tables.Options.Concurrency;

    public ValueTask<bool> RestAsync(long position, CancellationToken cancellation) => new(false);
}
