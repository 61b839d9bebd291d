using Edict.EventHandlers;

namespace Edict;

/// <summary>An event that could not be handled, and why. Immutable.</summary>
/// <param name="recorded">The event as it is stored.</param>
/// <param name="handler">The stable name of the event handler.</param>
/// <param name="exception">What was thrown.</param>
/// <param name="attempt">How often it was tried in this process: 1 or more.</param>
public sealed class FailureContext(RecordedEvent recorded, string handler, Exception exception, int attempt)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The event as it is stored. Its <see cref="RecordedEvent.Events"/> throw again where what failed was reading it.
    /// </summary>
    public RecordedEvent Recorded { get; } = recorded;

    /// <summary>The stable name of the event handler.</summary>
    public string Handler { get; } = handler;

    /// <summary>What was thrown.</summary>
    public Exception Exception { get; } = exception;

    /// <summary>How often the event was tried in this process: 1 or more.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>Whether the event itself cannot be read, so that trying again is of no use.</summary>
    public bool IsUnreadable => Exception is EventSerializationException or EventUpcastException or UnknownEventException;

    /// <summary>A delay that doubles with each attempt, half of it at random, so that many that failed together do not come again together.</summary>
    /// <param name="first">The delay after the first attempt, more than zero; <see langword="null"/> for 200 milliseconds.</param>
    /// <param name="longest">The longest delay; <see langword="null"/> for 30 seconds.</param>
    public TimeSpan ExponentialBackoff(TimeSpan? first = null, TimeSpan? longest = null)
    {
        TimeSpan begin = first ?? FirstDelay;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(begin, TimeSpan.Zero, nameof(first));
        return Backoff.After(Attempt, begin, longest ?? LongestDelay);
    }
}
