using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Edict.EventHandlers;

/// <summary>
/// What processes tell each other about waiting, as a text: a question "ask id up-to milliseconds on-behalf-of handler positions", or its answer "answer id reason".
/// </summary>
/// <param name="Id">Tells questions apart, among all processes.</param>
/// <param name="Question">What is asked; <see langword="null"/> in an answer.</param>
/// <param name="End">What is answered; <see langword="null"/> in a question.</param>
internal sealed record WaitNotice(string Id, WaitQuestion? Question, WaitEnd? End)
{
    private const string Asks = "ask";
    private const string Answers = "answer";
    private const string Nothing = "-";

    // Longer lists end in one range, which then holds some positions that nobody asked for.
    private const int MostRanges = 32;
    private const int MostPositions = 100_000;

    public override string ToString() => Question is null
        ? $"{Answers} {Id} {End!.Reason?.ToString() ?? Nothing}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Asks} {Id} {(Question.IsUpTo ? 1 : 0)} {(long)Question.Left.TotalMilliseconds} {(Question.Behalf is { } name ? Escape(name) : Nothing)} {Escape(Question.Handler)} {RangesOf(Question.Positions)}");

    /// <summary>Reads a text; <see langword="false"/> for what another version may have sent.</summary>
    internal static bool TryRead(string text, [NotNullWhen(true)] out WaitNotice? notice)
    {
        string[] parts = text.Split(' ');
        notice = parts switch
        {
            [Answers, { } id, { } reason] when TryReadEnd(reason, out WaitEnd? end) => new WaitNotice(id, Question: null, end),
            [Asks, { } id, { } upTo, { } left, { } behalf, { } handler, { } ranges]
                when long.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && TryReadRanges(ranges, out List<long>? positions) =>
                new WaitNotice(
                    id,
                    new WaitQuestion(
                        Uri.UnescapeDataString(handler),
                        positions,
                        upTo == "1",
                        TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)),
                        behalf == Nothing ? null : Uri.UnescapeDataString(behalf)),
                    End: null),
            _ => null,
        };
        return notice is not null;
    }

    // A name that begins like nothing must not read as nothing.
    private static string Escape(string name) => Uri.EscapeDataString(name).Replace(Nothing, "%2D", StringComparison.Ordinal);

    private static bool TryReadEnd(string reason, [NotNullWhen(true)] out WaitEnd? end)
    {
        end = reason == Nothing ? WaitEnd.Seen
            : Enum.TryParse(reason, out UnseenReason known) && Enum.IsDefined(known) ? new WaitEnd(known)
            : null;
        return end is not null;
    }

    private static string RangesOf(IReadOnlyList<long> positions)
    {
        List<(long First, long Last)> ranges = [];
        foreach (long position in positions)
        {
            if (ranges.Count > 0 && (ranges[^1].Last + 1 == position || ranges.Count == MostRanges))
            {
                ranges[^1] = (ranges[^1].First, position);
            }
            else
            {
                ranges.Add((position, position));
            }
        }

        return string.Join(',', ranges.Select(static range => string.Create(CultureInfo.InvariantCulture, $"{range.First}:{range.Last}")));
    }

    private static bool TryReadRanges(string text, [NotNullWhen(true)] out List<long>? positions)
    {
        positions = [];
        foreach (string range in text.Split(','))
        {
            int colon = range.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0
                || !long.TryParse(range.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out long first)
                || !long.TryParse(range.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long last)
                || first < 1 || last < first || last - first >= MostPositions - positions.Count)
            {
                positions = null;
                return false;
            }

            for (long position = first; position <= last; position++)
            {
                positions.Add(position);
            }
        }

        return true;
    }
}
