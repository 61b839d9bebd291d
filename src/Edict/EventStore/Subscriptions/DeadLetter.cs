namespace Edict;

/// <summary>An event that a subscription could not process, or that waits behind such a one. Immutable.</summary>
/// <param name="Subscription">The name of the subscription.</param>
/// <param name="Position">The position of the event.</param>
/// <param name="Stream">The stream of the event.</param>
/// <param name="Version">The version of the event in its stream.</param>
/// <param name="EventName">The stable name of the event.</param>
/// <param name="Kind">Why it is here.</param>
/// <param name="Attempts">How often it was tried: 0 for one that was parked.</param>
/// <param name="ErrorType">The type of the error, as code names it; empty for one that was parked.</param>
/// <param name="Error">The message of the error; empty for one that was parked.</param>
/// <param name="ErrorDetails">The error in full, with its stack, cut to a few thousand characters; empty for one that was parked.</param>
/// <param name="At">When it was given up or parked last: UTC, whole microseconds.</param>
public sealed record DeadLetter(
    string Subscription,
    long Position,
    StreamKey Stream,
    long Version,
    string EventName,
    DeadLetterKind Kind,
    int Attempts,
    string ErrorType,
    string Error,
    string ErrorDetails,
    DateTimeOffset At);
