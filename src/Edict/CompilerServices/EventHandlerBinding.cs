using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>What generated code tells the runtime of one event handler. Immutable and safe for concurrent use.</summary>
/// <param name="name">The stable name of the event handler.</param>
/// <param name="handlerType">Its class.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventHandlerBinding(string name, Type handlerType)
{
    /// <summary>The stable name of the event handler.</summary>
    public string Name { get; } = name;

    /// <summary>Its class.</summary>
    public Type HandlerType { get; } = handlerType;

    /// <summary>The types that its methods take: of events, or base types and interfaces of events.</summary>
    public abstract IReadOnlyList<Type> HandledTypes { get; }

    /// <summary>Whether it takes batches.</summary>
    public virtual bool IsBatched => false;

    /// <summary>Whether <see cref="PartitionKey"/> gives keys.</summary>
    public virtual bool IsPartitioned => false;

    /// <summary>Sets what the attribute declares.</summary>
    /// <param name="options">The options of this handler.</param>
    public virtual void Declare(EventHandlerOptions options)
    {
    }

    /// <summary>Makes an object of the class.</summary>
    /// <param name="services">What the parameters of its constructor are taken from.</param>
    /// <exception cref="EdictOptionsException">A service is missing.</exception>
    public abstract object Create(IServiceProvider? services);

    /// <summary>Handles an event. Not called where <see cref="IsBatched"/>.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="event">The event, of one of the handled types.</param>
    /// <param name="context">What is known of it.</param>
    /// <param name="cancellation">Ends the call when handling stops, or at its time limit.</param>
    public virtual ValueTask HandleAsync(object handler, object @event, EventContext context, CancellationToken cancellation) =>
        throw new NotSupportedException($"Event handler '{Name}' takes no single '{@event?.GetType()}'.");

    /// <summary>Handles a batch. Called only where <see cref="IsBatched"/>.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="batch">The events, of the handled types, in order.</param>
    /// <param name="cancellation">Ends the call when handling stops, or at its time limit.</param>
    public virtual ValueTask HandleBatchAsync(object handler, IReadOnlyList<DeliveredEvent<object>> batch, CancellationToken cancellation) =>
        throw new NotSupportedException($"Event handler '{Name}' takes single events.");

    /// <summary>The key whose events keep their order; <see langword="null"/> for that of the stream. Called only where <see cref="IsPartitioned"/>.</summary>
    /// <param name="event">The event.</param>
    public virtual string? PartitionKey(object @event) => null;

    /// <summary>What the class says of a failure; <see langword="null"/> where it says nothing.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="failure">The failure.</param>
    public virtual ErrorAction? OnError(object handler, FailureContext failure) => null;

    /// <summary>Called before the first event in this process.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual ValueTask OnStartAsync(object handler, CancellationToken cancellation) => default;

    /// <summary>Called after the last event in this process.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual ValueTask OnStopAsync(object handler, CancellationToken cancellation) => default;

    /// <summary>Called before handling begins anew.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual ValueTask OnResetAsync(object handler, CancellationToken cancellation) => default;

    /// <summary>The events of a batch by the type that a method takes.</summary>
    /// <param name="batch">The batch.</param>
    /// <typeparam name="TEvent">The type.</typeparam>
    protected static TEvent[] EventsOf<TEvent>(IReadOnlyList<DeliveredEvent<object>> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var events = new TEvent[batch.Count];
        for (int index = 0; index < events.Length; index++)
        {
            events[index] = (TEvent)batch[index].Event;
        }

        return events;
    }

    /// <summary>The events of a batch, each with its context, by the type that a method takes.</summary>
    /// <param name="batch">The batch.</param>
    /// <typeparam name="TEvent">The type.</typeparam>
    protected static DeliveredEvent<TEvent>[] DeliveredOf<TEvent>(IReadOnlyList<DeliveredEvent<object>> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var events = new DeliveredEvent<TEvent>[batch.Count];
        for (int index = 0; index < events.Length; index++)
        {
            events[index] = new((TEvent)batch[index].Event, batch[index].Context);
        }

        return events;
    }
}
