namespace Edict.Aggregates;

/// <summary>An operation that a <see cref="DeadlineTimer"/> can hold. The links belong to the timer, under its lock.</summary>
internal abstract class DeadlineEntry : Operation
{
    internal DeadlineWheel? Wheel { get; set; }

    internal DeadlineEntry? Earlier { get; set; }

    internal DeadlineEntry? Later { get; set; }

    internal long DueTick { get; set; }

    internal bool IsLinked { get; set; }

    internal bool HasFired { get; set; }

    /// <summary>The time is up. Called without any lock; the entry is no longer in the timer.</summary>
    internal abstract void Expire();
}
