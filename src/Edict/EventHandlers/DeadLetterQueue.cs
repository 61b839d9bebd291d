using Edict.EventHandlers;
using Edict.Subscriptions;

namespace Edict;

/// <summary>The events that one event handler could not handle. Safe for concurrent use.</summary>
public sealed class DeadLetterQueue
{
    private readonly EventHandlerRunner _runner;
    private readonly IDeadLetterStore _store;

    internal DeadLetterQueue(EventHandlerRunner runner, IDeadLetterStore store)
    {
        _runner = runner;
        _store = store;
    }

    /// <summary>Reads letters in the order of positions.</summary>
    /// <param name="stream">Only those of this stream; <see langword="null"/> for all.</param>
    /// <param name="afterPosition">Only those beyond this position; 0 for all.</param>
    /// <param name="limit">The most to read: 1 or more.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EventStoreException">The store failed.</exception>
    public ValueTask<IReadOnlyList<DeadLetter>> ReadAsync(
        StreamKey? stream = null, long afterPosition = 0, int limit = 100, CancellationToken cancellation = default) =>
        _store.ReadAsync(_runner.Name, stream, afterPosition, limit, cancellation);

    /// <summary>Counts the letters, parked ones included.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EventStoreException">The store failed.</exception>
    public ValueTask<long> CountAsync(CancellationToken cancellation = default) => _store.CountAsync(_runner.Name, cancellation);

    /// <summary>
    /// Handles an event once more; one that is parked, or that others are parked behind, with all letters of its stream, in order. What succeeds is removed; what fails
    /// again gets what its error action says.
    /// </summary>
    /// <param name="letter">The letter.</param>
    /// <returns>How many events were handled, or count as handled.</returns>
    /// <exception cref="EventHandlerNotRunningException">The handler does not run in this process.</exception>
    /// <exception cref="EventHandlerStoppedException">An event failed, and its error action was to stop.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">The handler was stopped meanwhile.</exception>
    public Task<int> RetryAsync(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return RetryAsync(letter.Stream, letter.Kind == DeadLetterKind.Failed ? letter.Position : null);
    }

    /// <summary>Handles all letters of a stream once more, in order, until one fails behind which the others are parked.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>How many events were handled, or count as handled.</returns>
    /// <exception cref="EventHandlerNotRunningException">The handler does not run in this process.</exception>
    /// <exception cref="EventHandlerStoppedException">An event failed, and its error action was to stop.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">The handler was stopped meanwhile.</exception>
    public Task<int> RetryAsync(StreamKey stream) => RetryAsync(stream, position: null);

    /// <summary>Handles all letters once more, those of each stream in order.</summary>
    /// <param name="cancellation">Gives up between two streams.</param>
    /// <returns>How many events were handled, or count as handled.</returns>
    /// <exception cref="EventHandlerNotRunningException">The handler does not run in this process.</exception>
    /// <exception cref="EventHandlerStoppedException">An event failed, and its error action was to stop.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">The handler was stopped meanwhile, or the caller gave up.</exception>
    public async Task<int> RetryAllAsync(CancellationToken cancellation = default)
    {
        HashSet<StreamKey> tried = [];
        int handled = 0;
        long after = 0;
        while (await ReadAsync(afterPosition: after, cancellation: cancellation).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            foreach (StreamKey stream in page.Select(static letter => letter.Stream).Where(tried.Add))
            {
                cancellation.ThrowIfCancellationRequested();
                handled += await RetryAsync(stream).ConfigureAwait(false);
            }
        }

        return handled;
    }

    /// <summary>
    /// Removes letters: their events count as handled. What is parked behind a dropped one stays parked until its stream is retried; a stream without letters goes on, at
    /// once where the handler runs in this process, and otherwise when it begins the next time.
    /// </summary>
    /// <param name="positions">The positions of the letters; those that are not there are passed over.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="EventStoreException">The store failed.</exception>
    public async ValueTask<int> DropAsync(params IReadOnlyList<long> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        int dropped = await _store.RemoveAsync(_runner.Name, positions).ConfigureAwait(false);
        if (_runner.Session is { } session)
        {
            try
            {
                await session.LookAgainAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The next session looks by itself.
            }
        }

        return dropped;
    }

    private async Task<int> RetryAsync(StreamKey stream, long? position)
    {
        if (_runner.Session is not { } session)
        {
            throw new EventHandlerNotRunningException(_runner.Name);
        }

        try
        {
            return await session.RetryAsync(new LetterRetry(stream, position)).ConfigureAwait(false);
        }
        catch (LeaseLostException)
        {
            throw new EventHandlerNotRunningException(_runner.Name);
        }
    }
}
