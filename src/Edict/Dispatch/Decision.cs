using System.Collections;
using System.Runtime.CompilerServices;

namespace Edict;

/// <summary>
/// What a handler decided: any number of events (a collection expression; <c>[]</c> for nothing) or a rejection. Immutable.
/// </summary>
[CollectionBuilder(typeof(Decision), nameof(Create))]
public readonly record struct Decision : IEnumerable<object>
{
    private readonly object[]? _events;

    private Decision(object[]? events, Rejection? rejection)
    {
        _events = events;
        Rejection = rejection;
    }

    /// <summary>Why the command is refused, or <see langword="null"/>.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The decided events, in order; empty for a rejection.</summary>
    public IReadOnlyList<object> Events => _events ?? [];

    internal ReadOnlySpan<object> Span => _events;

    /// <summary>Refuses the command.</summary>
    /// <param name="code">A stable code for programs; not empty.</param>
    /// <param name="message">A sentence for people, or <see langword="null"/>.</param>
    /// <param name="details">Further values by name, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    public static Rejection Reject(string code, string? message = null, Metadata? details = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new Rejection(code, message, details);
    }

    /// <summary>Decides on one event known only by its interface or base type, or on nothing for <see langword="null"/>.</summary>
    /// <param name="event">The event, or <see langword="null"/>.</param>
    /// <typeparam name="TEvent">The static type of the event.</typeparam>
    public static Decision<TEvent> Of<TEvent>(TEvent? @event) => new(@event);

    /// <summary>Decides on several events; what a collection expression calls.</summary>
    /// <param name="events">The events in order, none of them <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">One of the events is <see langword="null"/>.</exception>
    public static Decision Create(ReadOnlySpan<object> events)
    {
        if (events.Contains(null!))
        {
            throw new ArgumentException("A decided event is null. Leave it out of the collection instead.", nameof(events));
        }

        return new Decision(events.ToArray(), rejection: null);
    }

    /// <summary>A rejection as a decision.</summary>
    /// <param name="rejection">Why the command is refused.</param>
    public static implicit operator Decision(Rejection rejection) => new(events: null, rejection);

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => Events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
