namespace Edict;

/// <summary>A projection is not where it was left: another process goes on with it, or it was rebuilt. Nothing was written; it is opened again.</summary>
public sealed class ProjectionTakenOverException : EdictException
{
    internal ProjectionTakenOverException(string projection)
        : base($"Projection '{projection}' was moved on, or rebuilt, by another process. Nothing was written.") =>
        Projection = projection;

    /// <summary>The stable name of the projection.</summary>
    public string Projection { get; }
}
