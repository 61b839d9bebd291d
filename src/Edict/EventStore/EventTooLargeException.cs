namespace Edict;

/// <summary>An event's JSON is longer than the store may take. Nothing of its command was stored.</summary>
public sealed class EventTooLargeException : EventStoreException
{
    /// <summary>Refuses an event.</summary>
    /// <param name="eventName">The stable name of the event.</param>
    /// <param name="bytes">The length of its JSON, in bytes.</param>
    /// <param name="limit">The longest JSON that is taken, in bytes.</param>
    public EventTooLargeException(string eventName, int bytes, int limit)
        : base($"Event '{eventName}' is {bytes} bytes of JSON; the limit is {limit}. Store large content elsewhere and refer to it, or raise EdictOptions.MaxEventBytes.")
    {
        EventName = eventName;
        Bytes = bytes;
        Limit = limit;
    }

    /// <summary>The stable name of the event.</summary>
    public string EventName { get; }

    /// <summary>The length of the event's JSON, in bytes.</summary>
    public int Bytes { get; }

    /// <summary>The longest JSON that is taken, in bytes.</summary>
    public int Limit { get; }
}
