using Edict.EventHandlers;

namespace Edict.Projections;

/// <summary>The tables that are made beside those that are read, while a session goes on with them.</summary>
/// <param name="tables">The tables.</param>
/// <param name="build">The build.</param>
/// <param name="change">Lets the build take the place of the one that is read.</param>
/// <param name="switched">Called when it has.</param>
internal sealed class OpenShadow(ProjectionTables tables, ProjectionBuild build, ShadowSwitch change, Action switched) : IOpenPlace
{
    public IReadOnlyList<ILanePlace> Lanes { get; } = ProjectionLane.Of(tables, build);

    public bool WantsRest => true;

    public async ValueTask<bool> RestAsync(long position, CancellationToken cancellation)
    {
        ProjectionBuild rested = build with { Positions = [.. build.Positions.Select(_ => position)] };
        bool isDone = await change.TryAsync(rested, cancellation).ConfigureAwait(false);
        if (isDone)
        {
            switched();
        }

        return !isDone;
    }
}
