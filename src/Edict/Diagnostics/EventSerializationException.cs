namespace Edict;

/// <summary>An event that cannot be written as JSON, or JSON that is not the event it should be.</summary>
public sealed class EventSerializationException : EdictSerializationException
{
    /// <summary>A failure in an event.</summary>
    /// <param name="eventName">The stable name of the event.</param>
    /// <param name="path">The property, such as <c>lines[2].amount</c>; empty for the event as a whole.</param>
    /// <param name="problem">What is wrong there: a sentence.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public EventSerializationException(string eventName, string path, string problem, Exception? innerException = null)
        : base($"Event '{eventName}'", path, problem, innerException) => EventName = eventName;

    private EventSerializationException(EventSerializationException cause, StreamKey stream, long version, long position)
        : base($"{cause.Message} It is at position {position}, stream '{stream}' version {version}.", cause)
    {
        EventName = cause.EventName;
        Stream = stream;
        Version = version;
        Position = position;
    }

    /// <summary>The stable name of the event.</summary>
    public string EventName { get; }

    /// <summary>The stream of a stored event.</summary>
    public StreamKey? Stream { get; }

    /// <summary>The version of a stored event in its stream.</summary>
    public long? Version { get; }

    /// <summary>The global position of a stored event.</summary>
    public long? Position { get; }

    internal EventSerializationException At(StreamKey stream, long version, long position) => new(this, stream, version, position);
}
