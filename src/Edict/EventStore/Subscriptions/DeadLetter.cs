using System.Text;
using Edict.EventStore;

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
/// <param name="ErrorDetails">The error in full, with its stack; empty for one that was parked.</param>
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
    DateTimeOffset At)
{
    /// <summary>The longest text of an error that is kept, in UTF-16 units; the end of a longer one is cut off.</summary>
    public const int MaxErrorLength = 4_000;

    /// <summary>
    /// The letter as every store keeps it, whatever an error's texts hold: each cut to <see cref="MaxErrorLength"/>, with U+FFFD in the place
    /// of NUL and of half surrogate pairs; the time in UTC and in whole microseconds.
    /// </summary>
    public DeadLetter ToStorable() => this with
    {
        EventName = Mend(EventName),
        ErrorType = Mend(ErrorType),
        Error = Mend(Error),
        ErrorDetails = Mend(ErrorDetails),
        At = new DateTimeOffset(At.UtcTicks - (At.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
    };

    private static string Mend(string text)
    {
        string cut = Cut(text);
        return !cut.Contains('\0') && !StoredText.HoldsHalfCharacter(cut) ? cut : Replace(cut);
    }

    // Never between the halves of a pair.
    private static string Cut(string text) => text.Length <= MaxErrorLength
        ? text
        : text[..(char.IsSurrogatePair(text, MaxErrorLength - 1) ? MaxErrorLength - 1 : MaxErrorLength)];

    private static string Replace(string text)
    {
        StringBuilder replaced = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            replaced.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return replaced.ToString();
    }
}
