namespace Edict;

/// <summary>An event that the application does not know: returned by a handler, or found in the store.</summary>
public sealed class UnknownEventException : EdictException
{
    private UnknownEventException(string message, string eventName)
        : base(message) => EventName = eventName;

    /// <summary>The stable name of a stored event, or the name of the type that has none.</summary>
    public string EventName { get; }

    internal static UnknownEventException ForType(Type type) => new(
        $"'{type}' is not an event of this application. Give the type [Event(\"...\")] and let the application take its namespace.",
        type.ToString());

    internal static UnknownEventException ForOlder(Type type) => new(
        $"Events of type '{type}' are upcast when they are read, so that none of them is stored any more. Return what they are upcast to.", type.ToString());

    internal static UnknownEventException ForName(string name, int version) => new(
        $"The event '{name}' (version {version}) is not known to this application. Keep a type with [Event(\"{name}\")], or let a method with [Upcasts(\"{name}\")] take its JSON.", name);

    internal static UnknownEventException ForStored(RecordedEvent recorded) => new(
        $"The stored event '{recorded.Name}' (version {recorded.TypeVersion}) at position {recorded.Position}, stream "
        + $"'{recorded.Stream}' version {recorded.Version}, is not known to this application. Keep a type with [Event(\"{recorded.Name}\")], "
        + $"or let a method with [Upcasts(\"{recorded.Name}\")] take its JSON.",
        recorded.Name);
}
