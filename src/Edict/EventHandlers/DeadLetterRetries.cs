namespace Edict.EventHandlers;

/// <summary>Handles dead letters once more, those of a stream in order, with what is parked behind.</summary>
/// <param name="store">Has the events.</param>
/// <param name="letters">Has the letters.</param>
internal sealed class DeadLetterRetries(IEventStore store, SessionLetters letters)
{
    private static readonly EventFilter AnyEvent = new() { IncludesArchived = true, IncludesTruncated = true };

    /// <returns>How many events were handled.</returns>
    internal async ValueTask<int> RunAsync(LetterRetry retry, HandlerCalls calls, Action<RecordedEvent> begin, CallTokens tokens)
    {
        int handled = 0;
        long after = retry.Position - 1 ?? 0;
        bool isParked = false;
        while (await letters.ReadAsync(retry.Stream, after, tokens.Ended).ConfigureAwait(false) is { Count: > 0 } page)
        {
            if (retry.Position is { } only && page[0].Position != only)
            {
                return 0;
            }

            foreach (DeadLetter letter in page)
            {
                after = letter.Position;
                ErrorActionKind end = await HandleAsync(letter, calls, begin, tokens).ConfigureAwait(false);
                handled += end == ErrorActionKind.Skip ? 1 : 0;
                isParked |= end == ErrorActionKind.DeadLetterAndPark;
                if (isParked || retry.Position is not null)
                {
                    return handled;
                }
            }
        }

        if (retry.Position is null && !await letters.TryReleaseAsync(retry.Stream, tokens.Ended).ConfigureAwait(false))
        {
            // What was parked while the last one was handled is handled, too.
            return handled + await RunAsync(retry, calls, begin, tokens).ConfigureAwait(false);
        }

        return handled;
    }

    private async ValueTask<ErrorActionKind> HandleAsync(DeadLetter letter, HandlerCalls calls, Action<RecordedEvent> begin, CallTokens tokens)
    {
        EventPage found = await store.ReadAllAsync(letter.Position, ReadDirection.Forward, 1, AnyEvent, tokens.Ended).ConfigureAwait(false);
        if (found.Count > 0 && found[0].Position == letter.Position)
        {
            begin(found[0]);
            ErrorActionKind end = await calls.HandleAgainAsync(found[0], tokens).ConfigureAwait(false);
            if (end != ErrorActionKind.Skip)
            {
                return end;
            }
        }

        await letters.RemoveAsync(letter.Position).ConfigureAwait(false);
        return ErrorActionKind.Skip;
    }
}
