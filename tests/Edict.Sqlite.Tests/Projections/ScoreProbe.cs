using Edict.Scoring;

namespace Edict.Projections.Tests;

/// <summary>Lets a test see, hold up and break what the projection does.</summary>
public sealed class ScoreProbe : IServiceProvider
{
    private int _calls;

    /// <summary>How often the method was called.</summary>
    public int Calls => _calls;

    /// <summary>Called before the statements of an event are collected.</summary>
    public Func<PointsScored, EventContext, ReadModel, Task> Before { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>Called after the statements of an event were collected.</summary>
    public Func<PointsScored, EventContext, ReadModel, Task> After { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>Says what becomes of an event that failed.</summary>
    public Func<FailureContext, ErrorAction?> OnError { get; set; } = static _ => null;

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(ScoreProbe) ? this : null;

    internal Task BeforeAsync(PointsScored e, EventContext context, ReadModel model)
    {
        Interlocked.Increment(ref _calls);
        return Before(e, context, model);
    }

    internal Task AfterAsync(PointsScored e, EventContext context, ReadModel model) => After(e, context, model);
}
