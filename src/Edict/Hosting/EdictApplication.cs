using System.Runtime.CompilerServices;
using Edict.CompilerServices;
using Edict.EventStore.Transfer;
using Edict.Subscriptions;

namespace Edict;

/// <summary>
/// A running application: dispatches commands, reads aggregates and events. The base of every <see cref="ApplicationAttribute"/>
/// class. Safe for concurrent use.
/// </summary>
public abstract class EdictApplication : IAsyncDisposable
{
    private readonly ApplicationRuntime _runtime;

    /// <summary>Called by generated code.</summary>
    /// <param name="runtime">The started runtime.</param>
    protected EdictApplication(ApplicationRuntime runtime) => _runtime = runtime;

    /// <summary>The event store, for reading events.</summary>
    public IEventStore Store => _runtime.Store;

    /// <summary>
    /// Dispatches a command whose type is known at run time only. The overloads that take the command's own type are checked by
    /// the compiler; prefer them.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="options">What to say about this dispatch; <see langword="null"/> for the application's defaults.</param>
    /// <param name="cancellation">Gives up waiting: the answer is then expired or outcome unknown.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="UnroutedCommandException">No aggregate of the application handles such a command.</exception>
    /// <exception cref="InvalidIdentityException">The command's identity is empty, too long, or has a NUL.</exception>
    /// <exception cref="ReentrantDispatchException">The aggregate is executing on this call chain.</exception>
    /// <exception cref="ObjectDisposedException">The application has stopped, or is stopping.</exception>
    /// <remarks>Exceptions of handlers, apply methods and middleware reach the caller as they are; nothing is stored then.</remarks>
    [OverloadResolutionPriority(-1)]
    public ValueTask<DispatchResult> DispatchAsync(
        object command, DispatchOptions? options = null, CancellationToken cancellation = default) =>
        _runtime.DispatchAsync(command, options, cancellation);

    /// <summary>
    /// Reads an aggregate by a function that runs in its mailbox, on durable state. It must not keep the aggregate, nor change it.
    /// </summary>
    /// <param name="identity">The identity of the aggregate.</param>
    /// <param name="read">Takes what is asked for from the state; the initial state when there are no events.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <typeparam name="TResult">What is asked for.</typeparam>
    /// <returns>What the function returned.</returns>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    /// <exception cref="InvalidIdentityException">The identity is empty, too long, or has a NUL.</exception>
    /// <exception cref="ReentrantDispatchException">The aggregate is executing on this call chain.</exception>
    /// <exception cref="AggregateOverloadedException">The aggregate's queue is full.</exception>
    /// <exception cref="TimeoutException">The aggregate was not free, or not rehydrated, within the application's dispatch timeout.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask<TResult> ReadAsync<TAggregate, TResult>(
        AggregateIdentity identity, Func<TAggregate, TResult> read, CancellationToken cancellation = default)
        where TAggregate : class =>
        _runtime.ReadAsync(identity, read, cancellation);

    /// <summary>
    /// Reads an aggregate by an identity of the type that its commands carry, such as a strongly typed id, by a function that runs in
    /// its mailbox, on durable state. It must not keep the aggregate, nor change it.
    /// </summary>
    /// <param name="identity">The identity of the aggregate.</param>
    /// <param name="read">Takes what is asked for from the state; the initial state when there are no events.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <typeparam name="TIdentity">The type of the identity.</typeparam>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <typeparam name="TResult">What is asked for.</typeparam>
    /// <returns>What the function returned.</returns>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    /// <exception cref="InvalidIdentityException">
    /// The identity is empty, too long, has a NUL, or is of another type than the aggregate's.
    /// </exception>
    /// <exception cref="ReentrantDispatchException">The aggregate is executing on this call chain.</exception>
    /// <exception cref="AggregateOverloadedException">The aggregate's queue is full.</exception>
    /// <exception cref="TimeoutException">The aggregate was not free, or not rehydrated, within the application's dispatch timeout.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [OverloadResolutionPriority(-1)]
    public ValueTask<TResult> ReadAsync<TIdentity, TAggregate, TResult>(
        TIdentity identity, Func<TAggregate, TResult> read, CancellationToken cancellation = default)
        where TAggregate : class =>
        _runtime.ReadAsync(_runtime.IdentityOf(typeof(TAggregate), identity), read, cancellation);

    /// <summary>
    /// Reads an aggregate as it was: its events up to a version or a time are applied once more, on the caller's thread and apart from its mailbox, which takes commands
    /// meanwhile.
    /// </summary>
    /// <param name="identity">The identity of the aggregate.</param>
    /// <param name="asOf">Which events count.</param>
    /// <param name="read">Takes what is asked for from the state; the initial state when no event counts.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <typeparam name="TResult">What is asked for.</typeparam>
    /// <returns>What the function returned.</returns>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    /// <exception cref="InvalidIdentityException">The identity is empty, too long, or has a NUL.</exception>
    /// <exception cref="TruncatedStreamException">The first events of the stream were truncated; also where a snapshot stands for them now.</exception>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask<TResult> ReadAsOfAsync<TAggregate, TResult>(
        AggregateIdentity identity, AsOf asOf, Func<TAggregate, TResult> read, CancellationToken cancellation = default)
        where TAggregate : class =>
        _runtime.ReadAsOfAsync(identity, asOf, read, cancellation);

    /// <summary>Reads an aggregate as it was, by an identity of the type that its commands carry, such as a strongly typed id.</summary>
    /// <param name="identity">The identity of the aggregate.</param>
    /// <param name="asOf">Which events count.</param>
    /// <param name="read">Takes what is asked for from the state; the initial state when no event counts.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <typeparam name="TIdentity">The type of the identity.</typeparam>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <typeparam name="TResult">What is asked for.</typeparam>
    /// <returns>What the function returned.</returns>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    /// <exception cref="InvalidIdentityException">
    /// The identity is empty, too long, has a NUL, or is of another type than the aggregate's.
    /// </exception>
    /// <exception cref="TruncatedStreamException">The first events of the stream were truncated; also where a snapshot stands for them now.</exception>
    /// <exception cref="StreamClosedException">The stream was deleted.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [OverloadResolutionPriority(-1)]
    public ValueTask<TResult> ReadAsOfAsync<TIdentity, TAggregate, TResult>(
        TIdentity identity, AsOf asOf, Func<TAggregate, TResult> read, CancellationToken cancellation = default)
        where TAggregate : class =>
        _runtime.ReadAsOfAsync(_runtime.IdentityOf(typeof(TAggregate), identity), asOf, read, cancellation);

    /// <summary>
    /// Writes the state of an aggregate with <see cref="StoredStateAttribute"/> as JSON, in its mailbox, as it is on durable state.
    /// </summary>
    /// <param name="identity">The identity of the aggregate.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <returns>The state as UTF-8: an object with a property for each field; the initial state when there are no events.</returns>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    /// <exception cref="InvalidIdentityException">The identity is empty, too long, or has a NUL.</exception>
    /// <exception cref="StateSerializationException">The aggregate has no <see cref="StoredStateAttribute"/>, or a value has no JSON form.</exception>
    /// <exception cref="ReentrantDispatchException">The aggregate is executing on this call chain.</exception>
    /// <exception cref="AggregateOverloadedException">The aggregate's queue is full.</exception>
    /// <exception cref="TimeoutException">The aggregate was not free, or not rehydrated, within the application's dispatch timeout.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask<ReadOnlyMemory<byte>> ReadStateAsync<TAggregate>(AggregateIdentity identity, CancellationToken cancellation = default)
        where TAggregate : class =>
        _runtime.ReadStateAsync<TAggregate>(identity, cancellation);

    /// <summary>
    /// Writes the state of an aggregate with <see cref="StoredStateAttribute"/> as JSON, by an identity of the type that its commands
    /// carry, such as a strongly typed id.
    /// </summary>
    /// <param name="identity">The identity of the aggregate.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <returns>The state as UTF-8: an object with a property for each field; the initial state when there are no events.</returns>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    /// <exception cref="InvalidIdentityException">
    /// The identity is empty, too long, has a NUL, or is of another type than the aggregate's.
    /// </exception>
    /// <exception cref="StateSerializationException">The aggregate has no <see cref="StoredStateAttribute"/>, or a value has no JSON form.</exception>
    /// <exception cref="ReentrantDispatchException">The aggregate is executing on this call chain.</exception>
    /// <exception cref="AggregateOverloadedException">The aggregate's queue is full.</exception>
    /// <exception cref="TimeoutException">The aggregate was not free, or not rehydrated, within the application's dispatch timeout.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [OverloadResolutionPriority(-1)]
    public ValueTask<ReadOnlyMemory<byte>> ReadStateAsync<TAggregate>(object identity, CancellationToken cancellation = default)
        where TAggregate : class =>
        _runtime.ReadStateAsync<TAggregate>(_runtime.IdentityOf(typeof(TAggregate), identity), cancellation);

    /// <summary>
    /// Writes everything that the store has to a file: its events in order, one line of JSON each, then lists, snapshots, and the states of
    /// streams. A file that an earlier run has begun, or finished, is gone on with. Events that were erased are left out, and so
    /// are subscriptions and dead letters.
    /// </summary>
    /// <param name="path">The path of the file; it is made when it does not exist.</param>
    /// <param name="progress">Hears how far it is, about every 1,000 events.</param>
    /// <param name="cancellation">Gives up; what was written stays, and the next run goes on with it.</param>
    /// <returns>How many events the file has.</returns>
    /// <exception cref="TransferException">The file is there and is not one of exported events, or has those of another store.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task<TransferProgress> ExportAsync(
        string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new StoreExport(Store, path, progress).RunAsync(cancellation);
    }

    /// <summary>
    /// Appends everything that an exported file has to the store, with its times and ids; positions are the same unless events had been
    /// erased before the export. The store must be empty, or have the beginning of the file from an import that was interrupted; nobody
    /// else may write to it meanwhile.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="progress">Hears how far it is, about every 500 events.</param>
    /// <param name="cancellation">Gives up; what was imported stays, and the next run goes on with it.</param>
    /// <returns>How many events the store has.</returns>
    /// <exception cref="TransferException">A line is broken or missing, or does not go on with what the store has; what is before it was imported.</exception>
    /// <exception cref="EventStoreException">The store failed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Task<TransferProgress> ImportAsync(
        string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new StoreImport(Store, _runtime.Types, path, progress).RunAsync(cancellation);
    }

    /// <summary>The event handlers of the application, by their stable names: how they stand, and what an operator does with them.</summary>
    public IReadOnlyDictionary<string, EventHandlerHandle> EventHandlers => _runtime.Handlers.Handles;

    /// <summary>A filter for the events of a type: it names all under which such events are stored, older names and events that are upcast to them included.</summary>
    /// <typeparam name="TEvent">The type: that of an event, or a base type or interface of events.</typeparam>
    /// <returns>The filter. Stored events pass that become such an event; they may become others beside, or instead.</returns>
    /// <exception cref="ArgumentException">No event of the application is of this type when it is read.</exception>
    public EventFilter FilterOf<TEvent>()
    {
        IReadOnlySet<string> names = _runtime.Types.StoredNamesOf([typeof(TEvent)]);
        return names.Count > 0
            ? new EventFilter { EventNames = names }
            : throw new ArgumentException($"No event of the application is read as '{typeof(TEvent)}'. Name a type that one has when it is read.", nameof(TEvent));
    }

    /// <summary>The projections of the application, by their stable names: rebuilding them beside what is read. They are among the <see cref="EventHandlers"/>, too.</summary>
    public IReadOnlyDictionary<string, ProjectionHandle> Projections => _runtime.Handlers.Projections;

    /// <summary>
    /// Follows the log from a checkpoint that the store keeps: an event is done with when the next one is asked for, and comes again, at least once more, when it was
    /// not. While another process follows under this name this one waits. It goes on until it is given up, or the application stops.
    /// </summary>
    /// <param name="name">The name of the subscription, of its own among those of the store and the event handlers.</param>
    /// <param name="options">Which events, and where it begins; <see langword="null"/> for all events from the start.</param>
    /// <param name="cancellation">Gives up following.</param>
    /// <returns>The events in order; each stream's without a gap. After a lost lease, events that were done with may come again.</returns>
    /// <exception cref="ArgumentException">No subscription can have this name, or an option is out of its range.</exception>
    /// <exception cref="SubscriptionInUseException">The name is used in this application already.</exception>
    /// <exception cref="PositionAheadException">The checkpoint lies beyond the end of the store.</exception>
    /// <exception cref="EventStoreException">The store failed; following can be begun again.</exception>
    public IAsyncEnumerable<RecordedEvent> SubscribeAsync(
        string name, SubscriptionOptions? options = null, CancellationToken cancellation = default) =>
        DurableSubscription.FollowAsync(DurableSubscription.SourceOf(name, options ?? new SubscriptionOptions()), _runtime.Handlers.Shared, cancellation);

    /// <summary>
    /// Ends the event handlers after their calls in progress, stops taking commands, completes the accepted ones, and disposes the store. Later calls throw
    /// <see cref="ObjectDisposedException"/>. Calling it again waits for the same end.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _runtime.DisposeAsync();
    }

    /// <summary>Called by generated code.</summary>
    /// <param name="endpoint">The aggregate that decides.</param>
    /// <param name="route">The route of the command.</param>
    /// <param name="command">The command.</param>
    /// <param name="options">What to say about this dispatch; <see langword="null"/> for the application's defaults.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The answer.</returns>
    protected ValueTask<DispatchResult> DispatchAsync(
        AggregateEndpoint endpoint, CommandRoute route, object command, DispatchOptions? options, CancellationToken cancellation) =>
        _runtime.DispatchAsync(endpoint, route, command, options, cancellation);
}
