using Microsoft.Extensions.Logging;

namespace Edict;

/// <summary>The settings of an application; checked when it starts. Not thread-safe.</summary>
public sealed class EdictOptions
{
    /// <summary>How long a dispatch waits at most unless it says otherwise: more than zero, or <see cref="Timeout.InfiniteTimeSpan"/>; the default is 5 seconds.</summary>
    public TimeSpan DispatchTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether a dispatch waits until the event handlers that declare themselves strong have processed its events, where neither <see cref="DispatchOptions"/> nor the
    /// command's <see cref="ConsistentAttribute"/> says so; the default is that it does not.
    /// </summary>
    public Consistency Consistency { get; set; }

    /// <summary>
    /// How long a dispatch waits at most for event handlers, from when its events are durable, unless it says otherwise: more than zero, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>; the default is 5 seconds.
    /// </summary>
    public TimeSpan ConsistencyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a command is decided again after a version conflict: 0 or more; the default is 10.</summary>
    public int RetryAttempts { get; set; } = 10;

    /// <summary>
    /// How many commands may wait for one aggregate instance: 1 or more; the default is 10,000. The one that is decided on at the moment
    /// does not count.
    /// </summary>
    public int MailboxCapacity { get; set; } = 10_000;

    /// <summary>
    /// How long an instance that nobody uses stays in memory: more than zero, or <see cref="Timeout.InfiniteTimeSpan"/>; the default
    /// is 10 minutes. An instance that left memory is rehydrated by its next command.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest JSON of one event, in bytes: 1 or more; the default is 1 MiB.</summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    /// <summary>The clock; the default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What constructor parameters of middleware and event handlers are taken from; <see langword="null"/> when there are none.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>Where logs go; <see langword="null"/>, the default, for the <see cref="ILoggerFactory"/> that <see cref="Services"/> have, if any.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// How long a subscription stays this process's after it was last heard of: half a second to a day; the default is 5 seconds. When a process dies, another goes on
    /// with its event handlers after this time; when it stops, at once.
    /// </summary>
    public TimeSpan SubscriptionLease { get; set; } = TimeSpan.FromSeconds(5);

    internal Func<EventStoreContext, IEventStore>? StoreFactory { get; private set; }

    internal Action<EventHandlerOptions>? EventHandlerConfiguration { get; private set; }

    internal Action<ProjectionOptions>? ProjectionConfiguration { get; private set; }

    internal Dictionary<Type, Func<ReadModelDatabase>> ReadModels { get; } = [];

    /// <summary>Says how event handlers run in this process, over what their attributes declare. Called once for each of them at start.</summary>
    /// <param name="configure">Sets the options of the handler that they name; called after those given earlier.</param>
    /// <returns>These options.</returns>
    public EdictOptions ConfigureEventHandlers(Action<EventHandlerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        EventHandlerConfiguration += configure;
        return this;
    }

    /// <summary>Says how projections run in this process, over what their attributes declare and <see cref="ConfigureEventHandlers"/> says. Called once for each of them at start.</summary>
    /// <param name="configure">Sets the options of the projection that they name; called after those given earlier.</param>
    /// <returns>These options.</returns>
    public EdictOptions ConfigureProjections(Action<ProjectionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ProjectionConfiguration += configure;
        return this;
    }

    /// <summary>
    /// Names the database of the projections whose methods write to a session of a type. Without it a <see cref="ReadModel"/> writes to the database of the events. The last
    /// call for a type wins.
    /// </summary>
    /// <param name="create">Makes the database, if a projection needs it; the application disposes it when it stops.</param>
    /// <typeparam name="TSession">What the methods take.</typeparam>
    /// <returns>These options.</returns>
    public EdictOptions UseReadModel<TSession>(Func<ReadModelDatabase> create)
        where TSession : class
    {
        ArgumentNullException.ThrowIfNull(create);
        ReadModels[typeof(TSession)] = create;
        return this;
    }

    /// <summary>Names the event store. The last call wins.</summary>
    /// <param name="create">Makes the store; the application opens it at start and disposes it when it stops.</param>
    /// <returns>These options.</returns>
    public EdictOptions UseStore(Func<EventStoreContext, IEventStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        StoreFactory = create;
        return this;
    }
}
