namespace Edict;

/// <summary>An aggregate has no method that applies an event of its stream. Nothing was stored.</summary>
public sealed class UnappliedEventException : EdictException
{
    /// <summary>Reports an event.</summary>
    /// <param name="aggregate">The stable name of the aggregate.</param>
    /// <param name="eventType">The type of the event.</param>
    public UnappliedEventException(string aggregate, Type eventType)
        : base($"Aggregate '{aggregate}' has no [Applies] method for '{eventType}'. Add one; it may do nothing.")
    {
        Aggregate = aggregate;
        EventType = eventType;
    }

    /// <summary>The stable name of the aggregate.</summary>
    public string Aggregate { get; }

    /// <summary>The type of the event.</summary>
    public Type EventType { get; }
}
