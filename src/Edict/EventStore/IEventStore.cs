namespace Edict;

/// <summary>
/// A durable log of events in streams, with one gapless global order. Safe for concurrent use. Positions begin at 1, have no
/// holes and become visible in commit order; a stream's versions begin at 1 and have no holes.
/// </summary>
/// <remarks>
/// Failures of the store itself are <see cref="EventStoreException"/>s; a conflict or a repeat is an answer, not a failure. Once
/// <see cref="IAsyncDisposable.DisposeAsync"/> was called, what is in flight is completed and new calls fail.
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>What the runtime must know of this store; constant.</summary>
    EventStoreTraits Traits { get; }

    /// <summary>The streams: what there is, and what an operator does with them.</summary>
    IStreamCatalog Streams { get; }

    /// <summary>The snapshots of aggregates.</summary>
    ISnapshotStore Snapshots { get; }

    /// <summary>Where each durable subscription stands, and who may go on with it.</summary>
    ISubscriptionStore Subscriptions { get; }

    /// <summary>The events that subscriptions could not process.</summary>
    IDeadLetterStore DeadLetters { get; }

    /// <summary>The log as it grows, for those who follow it.</summary>
    IEventFeed Feed { get; }

    /// <summary>Opens the store and makes or checks its schema. Called once, before any other call.</summary>
    /// <param name="cancellation">Gives up opening.</param>
    /// <exception cref="EventStoreFormatException">What was found is not an Edict store, or a newer one.</exception>
    ValueTask OpenAsync(CancellationToken cancellation);

    /// <summary>Appends a batch, all or nothing, and answers when it is durable.</summary>
    /// <param name="batch">What to append.</param>
    /// <returns>Whether everything was stored, or which write met a conflict or a repeat.</returns>
    /// <exception cref="EventTooLargeException">An event's payload is above the configured size.</exception>
    /// <exception cref="StreamClosedException">A stream is archived or was deleted.</exception>
    /// <exception cref="StreamKindException">A stream lists events of others.</exception>
    /// <exception cref="EventStoreException">
    /// The store failed; nothing of the batch was stored unless <see cref="EventStoreException.MayBeStored"/>.
    /// </exception>
    ValueTask<AppendResult> AppendAsync(AppendBatch batch);

    /// <summary>Reads a page of one stream's events, also of one that is archived.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">The first version to read, inclusive; backward, <see cref="long.MaxValue"/> begins at the end.</param>
    /// <param name="direction">Older to newer, or newer to older.</param>
    /// <param name="limit">The most events to read, 1 or more.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events in the order of the direction; none past the end or where there is no stream.</returns>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    ValueTask<EventPage> ReadStreamAsync(
        StreamKey stream, long fromVersion, ReadDirection direction, int limit, CancellationToken cancellation);

    /// <summary>Reads a page of all events by global position, those of archived streams left out.</summary>
    /// <param name="fromPosition">The first position to read, inclusive; backward, <see cref="long.MaxValue"/> begins at the end.</param>
    /// <param name="direction">Older to newer, or newer to older.</param>
    /// <param name="limit">The most events to read, 1 or more.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events in the order of the direction; none past the end.</returns>
    ValueTask<EventPage> ReadAllAsync(long fromPosition, ReadDirection direction, int limit, CancellationToken cancellation) =>
        ReadAllAsync(fromPosition, direction, limit, EventFilter.Everything, cancellation);

    /// <summary>Reads a page of the wanted events by global position.</summary>
    /// <param name="fromPosition">The first position to read, inclusive; backward, <see cref="long.MaxValue"/> begins at the end.</param>
    /// <param name="direction">Older to newer, or newer to older.</param>
    /// <param name="limit">The most events to read, 1 or more.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events in the order of the direction; none past the end.</returns>
    ValueTask<EventPage> ReadAllAsync(
        long fromPosition, ReadDirection direction, int limit, EventFilter filter, CancellationToken cancellation);

    /// <summary>Finds the events that a command has stored in a stream, within the store's documented window.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="commandId">The id of the command.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <returns>The events in order; empty when the command is not found.</returns>
    ValueTask<IReadOnlyList<RecordedEvent>> FindCommandAsync(StreamKey stream, Guid commandId, CancellationToken cancellation);
}
