using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>What generated code tells the runtime of one aggregate. Immutable and safe for concurrent use.</summary>
/// <param name="name">The stable name of the aggregate.</param>
/// <param name="stateType">The type of the aggregate.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateBinding(string name, Type stateType)
{
    /// <summary>The stable name of the aggregate.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the aggregate.</summary>
    public Type StateType { get; } = stateType;

    /// <summary>Whether <see cref="Copy"/> can make an independent copy of a state (or state is immutable).</summary>
    public abstract bool CanCopy { get; }

    /// <summary>What writes its state and makes it again; <see langword="null"/> without <see cref="StoredStateAttribute"/>.</summary>
    public virtual StateSerializer? Serializer => null;

    /// <summary>The state before any event.</summary>
    public abstract object CreateInitial();

    /// <summary>Applies an event.</summary>
    /// <param name="state">The state; a mutable one is changed.</param>
    /// <param name="event">The event.</param>
    /// <returns>The state after the event.</returns>
    /// <exception cref="UnappliedEventException">The aggregate has no method that applies such an event.</exception>
    public abstract object Apply(object state, object @event);

    /// <summary>Applies what a stored event is today.</summary>
    internal object ApplyStored(object state, RecordedEvent recorded) =>
        recorded.IsCurrent ? Apply(state, recorded.Event) : recorded.Events.Aggregate(state, Apply);

    /// <summary>A state that later changes of the given one do not touch; an immutable one itself.</summary>
    /// <param name="state">The state to keep.</param>
    /// <exception cref="NotSupportedException"><see cref="CanCopy"/> is <see langword="false"/>.</exception>
    public virtual object Copy(object state) => throw new NotSupportedException($"The state of aggregate '{Name}' cannot be copied.");
}
