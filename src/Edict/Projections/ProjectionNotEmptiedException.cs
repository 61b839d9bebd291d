namespace Edict;

/// <summary>A projection cannot be rebuilt, because nothing empties its tables: it would write everything a second time. Its tables and its place are as they were.</summary>
public sealed class ProjectionNotEmptiedException : EdictException
{
    internal ProjectionNotEmptiedException(string projection)
        : base(
            $"Projection '{projection}' has no OnCreate, which would make its tables anew or empty them, so that a rebuild would write everything a second time, over what is there. "
            + "Give it one.") =>
        Projection = projection;

    /// <summary>The stable name of the projection.</summary>
    public string Projection { get; }
}
