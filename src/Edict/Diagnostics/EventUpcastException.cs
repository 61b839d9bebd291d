namespace Edict;

/// <summary>An <see cref="UpcastsAttribute"/> method failed at a stored event.</summary>
public sealed class EventUpcastException : EdictException
{
    private EventUpcastException(RecordedEvent recorded, string problem, Exception? innerException)
        : base(
            $"The stored event '{recorded.Name}' (version {recorded.TypeVersion}) at position {recorded.Position}, stream '{recorded.Stream}' version "
            + $"{recorded.Version}, could not be upcast: {problem}",
            innerException)
    {
        EventName = recorded.Name;
        TypeVersion = recorded.TypeVersion;
        Stream = recorded.Stream;
        Version = recorded.Version;
        Position = recorded.Position;
    }

    /// <summary>The stable name under which the event is stored.</summary>
    public string EventName { get; }

    /// <summary>The version of the shape in which the event is stored.</summary>
    public int TypeVersion { get; }

    /// <summary>The stream of the event.</summary>
    public StreamKey Stream { get; }

    /// <summary>The version of the event in its stream, from 1.</summary>
    public long Version { get; }

    /// <summary>The global position of the event, from 1.</summary>
    public long Position { get; }

    internal static EventUpcastException For(RecordedEvent recorded, Exception cause) => new(recorded, cause.Message, cause);

    internal static EventUpcastException InACircle(RecordedEvent recorded) =>
        new(recorded, "its upcasters lead back to where they began. Let each of them return newer events only.", innerException: null);
}
