namespace Edict;

/// <summary>Makes a value of the events of a stream, when it is asked for.</summary>
public static class StreamFolding
{
    private const int PageSize = 4_096;

    /// <summary>Goes through the events of any stream in order, from its first one, and makes a value of them. One page is in memory at a time.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="initial">The value before the first event.</param>
    /// <param name="apply">The value after an event, from the value before it.</param>
    /// <param name="asOf">Which events count; the default is all.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <typeparam name="TValue">The value.</typeparam>
    /// <returns>The value; the initial one where no event counts, or there is no such stream.</returns>
    /// <exception cref="TruncatedStreamException">The first events of the stream were truncated.</exception>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    public static async ValueTask<TValue> FoldAsync<TValue>(
        this IEventStore store,
        StreamKey stream,
        TValue initial,
        Func<TValue, RecordedEvent, TValue> apply,
        AsOf asOf = default,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(apply);
        TValue value = initial;
        for (long next = 1; next <= asOf.LastVersion;)
        {
            int limit = (int)Math.Min(PageSize, asOf.LastVersion - next + 1);
            EventPage page = await store.ReadStreamAsync(stream, next, ReadDirection.Forward, limit, cancellation).ConfigureAwait(false);
            if (next == 1 && page is [{ Version: > 1 } first, ..])
            {
                throw TruncatedStreamException.OfHistory(stream, first.Version);
            }

            foreach (RecordedEvent recorded in page)
            {
                if (!asOf.Counts(recorded))
                {
                    return value;
                }

                value = apply(value, recorded);
            }

            if (page.IsEnd)
            {
                break;
            }

            next = page.Next;
        }

        return value;
    }
}
