namespace Edict;

/// <summary>A projection stopped, because its tables were made by another version of it.</summary>
public sealed class ProjectionVersionException : EdictException
{
    internal ProjectionVersionException(string projection, int version, int storedVersion)
        : base(
            storedVersion > version
                ? $"The tables of projection '{projection}' are those of version {storedVersion}, newer than version {version} of this process, which leaves them alone. Deploy the newer version here, too."
                : $"The tables of projection '{projection}' are those of version {storedVersion}, and this is version {version}. Call RebuildAsync of its handle, or ResetAsync, "
                + "or set ProjectionOptions.OnVersionChange, so that a new version is rebuilt by itself.")
    {
        Projection = projection;
        Version = version;
        StoredVersion = storedVersion;
    }

    /// <summary>The stable name of the projection.</summary>
    public string Projection { get; }

    /// <summary>The version of this process.</summary>
    public int Version { get; }

    /// <summary>The version of the tables.</summary>
    public int StoredVersion { get; }
}
