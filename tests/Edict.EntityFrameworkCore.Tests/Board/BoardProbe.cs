using Edict.Scoring;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>Lets a test see and break what the projection does.</summary>
public sealed class BoardProbe : IServiceProvider
{
    private int _calls;

    /// <summary>How often the method was called.</summary>
    public int Calls => _calls;

    /// <summary>Called after an event was written.</summary>
    public Func<PointsScored, BoardContext, Task> After { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Makes the tables.</summary>
    public Func<BoardContext, CancellationToken, Task> OnCreate { get; set; } =
        static (db, cancellation) => db.RecreateTablesAsync([typeof(PlayerRow), typeof(TotalRow)], cancellation);

    /// <summary>Says what becomes of an event that failed.</summary>
    public Func<FailureContext, ErrorAction?> OnError { get; set; } = static _ => null;

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(BoardProbe) ? this : null;

    internal Task AfterAsync(PointsScored e, BoardContext db)
    {
        Interlocked.Increment(ref _calls);
        return After(e, db);
    }
}
