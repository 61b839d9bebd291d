namespace Edict;

/// <summary>
/// How one projection runs: as its attribute declares, unless <see cref="EdictOptions.ConfigureEventHandlers"/> or <see cref="EdictOptions.ConfigureProjections"/> says
/// otherwise. Checked when the application starts. Not thread-safe.
/// </summary>
public sealed class ProjectionOptions : EventHandlerOptions
{
    internal ProjectionOptions(string name, int version)
        : base(name)
    {
        Version = version;
        BatchSize = 500;
    }

    /// <summary>The version of what the projection writes, as its attribute says.</summary>
    public int Version { get; }

    /// <summary>
    /// What becomes of tables that an earlier version has made; by default they stay as they are, and the projection stops with a <see cref="ProjectionVersionException"/>.
    /// </summary>
    public ProjectionRebuild OnVersionChange { get; set; }
}
