namespace Edict;

/// <summary>
/// What a handler decided: one event, nothing (<see langword="null"/>), or a rejection. With a tuple as
/// <typeparamref name="TEvent"/> it is all of the tuple's events, nothing (<see langword="default"/>), or a rejection. Immutable.
/// </summary>
/// <typeparam name="TEvent">The type of the event, or a tuple of events.</typeparam>
public readonly record struct Decision<TEvent>
{
    internal Decision(TEvent? value) => Value = value;

    private Decision(Rejection rejection) => Rejection = rejection;

    /// <summary>Why the command is refused, or <see langword="null"/>.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The decided event or tuple of events; <see langword="default"/> for nothing or a rejection.</summary>
    public TEvent? Value { get; }

    /// <summary>An event as a decision; <see langword="null"/> means that nothing happened.</summary>
    /// <param name="value">The event, the tuple of events, or <see langword="null"/>.</param>
    public static implicit operator Decision<TEvent>(TEvent? value) => new(value);

    /// <summary>A rejection as a decision.</summary>
    /// <param name="rejection">Why the command is refused.</param>
    public static implicit operator Decision<TEvent>(Rejection rejection) => new(rejection);
}
