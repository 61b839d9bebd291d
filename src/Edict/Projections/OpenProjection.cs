using Edict.CompilerServices;
using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>The tables that are read, while a session goes on with them.</summary>
/// <param name="binding">The projection.</param>
/// <param name="ledger">Has the places.</param>
/// <param name="selection">Which events it takes.</param>
/// <param name="build">The build.</param>
/// <param name="wantsRest">Whether the number of lanes is to change when they stand at one place.</param>
internal sealed class OpenProjection(
    ProjectionBinding binding, ProjectionLedger ledger, EventSelection selection, ProjectionBuild build, bool wantsRest) : IOpenPlace
{
    public IReadOnlyList<ILanePlace> Lanes { get; } =
        [.. Enumerable.Range(0, build.Positions.Count).Select(lane => new ProjectionLane(binding, ledger, selection, build, lane))];

    public bool WantsRest => wantsRest;

    public ValueTask<bool> RestAsync(long position, CancellationToken cancellation) => new(false);
}
