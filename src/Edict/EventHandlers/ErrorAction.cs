namespace Edict;

/// <summary>What becomes of an event that could not be handled. Immutable; the default value stops the handler.</summary>
public readonly record struct ErrorAction
{
    private ErrorAction(ErrorActionKind kind, TimeSpan delay)
    {
        Kind = kind;
        Delay = delay;
    }

    /// <summary>The handler stops before the event, is reported as stopped, and can be started again.</summary>
    public static ErrorAction Stop => default;

    /// <summary>The event counts as handled.</summary>
    public static ErrorAction Skip { get; } = new(ErrorActionKind.Skip, TimeSpan.Zero);

    /// <summary>The event goes to the dead letters; later ones go on.</summary>
    public static ErrorAction DeadLetter { get; } = new(ErrorActionKind.DeadLetter, TimeSpan.Zero);

    /// <summary>The event goes to the dead letters, and the later events of its stream are parked behind it; those of other streams go on.</summary>
    public static ErrorAction DeadLetterAndPark { get; } = new(ErrorActionKind.DeadLetterAndPark, TimeSpan.Zero);

    /// <summary>What is done.</summary>
    public ErrorActionKind Kind { get; }

    /// <summary>How long to wait before the next attempt; zero where none is made.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The event is tried again; what comes after it in its stream waits.</summary>
    /// <param name="delay">How long to wait before: zero to one day.</param>
    public static ErrorAction Retry(TimeSpan delay = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(1));
        return new ErrorAction(ErrorActionKind.Retry, delay);
    }
}
