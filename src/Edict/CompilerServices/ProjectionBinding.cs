using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>What generated code tells the runtime of one projection. Immutable and safe for concurrent use.</summary>
/// <param name="name">The stable name of the projection.</param>
/// <param name="handlerType">Its class.</param>
/// <param name="sessionType">What its methods write to.</param>
/// <param name="version">The version of what it writes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ProjectionBinding(string name, Type handlerType, Type sessionType, int version) : EventHandlerBinding(name, handlerType)
{
    /// <summary>What its methods write to.</summary>
    public Type SessionType { get; } = sessionType;

    /// <summary>The version of what it writes.</summary>
    public int Version { get; } = version;

    /// <inheritdoc/>
    public sealed override bool IsBatched => true;

    /// <summary>Whether it makes its tables, or empties them, so that it can be built anew.</summary>
    public virtual bool MakesTables => false;

    /// <summary>Handles an event.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="event">The event, of one of the handled types.</param>
    /// <param name="session">What is written to, of <see cref="SessionType"/>.</param>
    /// <param name="context">What is known of the event.</param>
    /// <param name="cancellation">Ends the call when handling stops, or at its time limit.</param>
    public virtual ValueTask HandleAsync(object handler, object @event, object session, EventContext context, CancellationToken cancellation) =>
        throw new NotSupportedException($"Projection '{Name}' takes no '{@event?.GetType()}'.");

    /// <summary>Makes the tables.</summary>
    /// <param name="handler">The object of the class.</param>
    /// <param name="session">What is written to, of <see cref="SessionType"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual ValueTask OnCreateAsync(object handler, object session, CancellationToken cancellation) => default;
}
