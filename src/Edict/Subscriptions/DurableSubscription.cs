using System.Runtime.CompilerServices;

namespace Edict.Subscriptions;

/// <summary>A durable subscription that is followed by whoever enumerates it.</summary>
internal static class DurableSubscription
{
    // Whoever enumerates takes one event after the other.
    private const int Lane = 0;

    /// <exception cref="ArgumentException">No subscription can have this name, or an option is out of its range.</exception>
    internal static SubscriptionSource SourceOf(string name, SubscriptionOptions options)
    {
        if (!ISubscriptionStore.IsName(name))
        {
            throw new ArgumentException($"A subscription's name has 1 to {ISubscriptionStore.MaxNameLength} characters, and no NUL.", nameof(name));
        }

        ArgumentNullException.ThrowIfNull(options.Filter, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StartPosition ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.CheckpointEvery, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.CheckpointInterval, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.CheckpointInterval, TimeSpan.FromDays(1), nameof(options));
        return new SubscriptionSource(
            name, options.Filter, options.StartFrom, options.StartPosition, options.CheckpointEvery, options.CheckpointInterval);
    }

    internal static async IAsyncEnumerable<RecordedEvent> FollowAsync(
        SubscriptionSource source, SubscriptionHost host, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Stopping);
        while (await OpenAsync(source, host, ended.Token).ConfigureAwait(false) is { } opened)
        {
            await using SubscriptionSession session = opened;
            while (await ReadAsync(session, ended.Token).ConfigureAwait(false) is { } page)
            {
                if (page.Count > 0)
                {
                    session.Enter(Lane, page[0].Position, page[^1].Position);
                }

                session.Pass(page);
                foreach (RecordedEvent recorded in page)
                {
                    if (session.Ended.IsCancellationRequested)
                    {
                        break;
                    }

                    session.Begin(Lane, recorded.Position);
                    yield return recorded;
                    session.Complete(Lane, recorded.Position, events: 1);
                }
            }
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <returns>The session; <see langword="null"/> when following has ended.</returns>
    private static async ValueTask<SubscriptionSession?> OpenAsync(SubscriptionSource source, SubscriptionHost host, CancellationToken ended)
    {
        if (ended.IsCancellationRequested)
        {
            return null;
        }

        try
        {
            return await SubscriptionSession.OpenAsync(source, host, lanes: 1, ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>The next page; <see langword="null"/> when the lease is lost, or following has ended.</returns>
    private static async ValueTask<EventPage?> ReadAsync(SubscriptionSession session, CancellationToken ended)
    {
        try
        {
            return await session.ReadAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is LeaseLostException || (exception is OperationCanceledException && ended.IsCancellationRequested))
        {
            return null;
        }
    }
}
