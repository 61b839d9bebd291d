namespace Edict;

/// <summary>
/// How one event handler runs: as its attribute declares, unless <see cref="EdictOptions.ConfigureEventHandlers"/> says otherwise. Checked when
/// the application starts. Not thread-safe.
/// </summary>
public class EventHandlerOptions
{
    internal EventHandlerOptions(string name) => Name = name;

    /// <summary>The stable name of the event handler.</summary>
    public string Name { get; }

    /// <summary>Whether it runs in this process; the default is <see langword="true"/>.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Where it begins when the store does not know it yet.</summary>
    public StartFrom StartFrom { get; set; }

    /// <summary>The first position that it handles when the store does not know it yet, in place of <see cref="StartFrom"/>: 1 or more, or <see langword="null"/>.</summary>
    public long? StartPosition { get; set; }

    /// <summary>Whether dispatches that ask for strong consistency wait for it.</summary>
    public Consistency Consistency { get; set; }

    /// <summary>The stable name of the aggregate whose streams are handled; <see langword="null"/> for all.</summary>
    public string? Aggregate { get; set; }

    /// <summary>How many events, or batches, are handled at a time at most: 1 to 1,000.</summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>The most events of a batch: 1 to 100,000.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>How long a batch that is not full waits for more events: zero to one day.</summary>
    public TimeSpan BatchLinger { get; set; }

    /// <summary>How long an object of the class is used.</summary>
    public HandlerInstance Instance { get; set; }

    /// <summary>
    /// How long a call may take before the handler is reported as hanging: more than zero and at most one day, or <see cref="Timeout.InfiniteTimeSpan"/>; the default is 1 minute.
    /// </summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a call that takes longer than <see cref="TimeLimit"/> is cancelled, which counts as a failure; the default is <see langword="false"/>.</summary>
    public bool CancelsAtTimeLimit { get; set; }

    /// <summary>After how many events the checkpoint is stored at the latest: 1 or more; the default is 1,000. So many may be handled again after a crash.</summary>
    public int CheckpointEvery { get; set; } = 1_000;

    /// <summary>After what time the checkpoint is stored at the latest: more than zero and at most one day; the default is half a second.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// What becomes of an event that failed, where the class has no <c>OnError</c>. By default it is tried 8 times within about 20 seconds, and then goes
    /// to the dead letters; one that cannot be read goes there at once.
    /// </summary>
    public Func<FailureContext, ErrorAction> OnError { get; set; } = static failure =>
        failure.IsUnreadable || failure.Attempt >= 8 ? ErrorAction.DeadLetter : ErrorAction.Retry(failure.ExponentialBackoff());
}
