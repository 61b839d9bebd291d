namespace Edict;

/// <summary>What is known of an event besides itself. Immutable.</summary>
public sealed class EventContext
{
    private readonly RecordedEvent _recorded;

    /// <summary>Made by Edict for each call; a test that calls a handler itself may make its own.</summary>
    /// <param name="recorded">The event as it is stored.</param>
    /// <param name="handler">The stable name of the event handler.</param>
    /// <param name="attempt">Which attempt this is, from 1.</param>
    public EventContext(RecordedEvent recorded, string handler, int attempt)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        _recorded = recorded;
        Handler = handler;
        Attempt = attempt;
    }

    /// <summary>The stable name of the event handler.</summary>
    public string Handler { get; }

    /// <summary>Which attempt this is in this process, from 1. An event may have been seen before, by a process that then crashed.</summary>
    public int Attempt { get; }

    /// <summary>
    /// Which of the events that the stored one is today this is, from 0: always 0 unless it was upcast to several. Together with <see cref="EventId"/> it
    /// is the same whenever the event is handled, as long as its upcasters are.
    /// </summary>
    public int Part { get; internal init; }

    /// <summary>The stable name under which the event is stored.</summary>
    public string EventName => _recorded.Name;

    /// <summary>The stream of the event.</summary>
    public StreamKey Stream => _recorded.Stream;

    /// <summary>The event's version in its stream, from 1.</summary>
    public long Version => _recorded.Version;

    /// <summary>The event's global position, from 1.</summary>
    public long Position => _recorded.Position;

    /// <summary>The id of the event: the same whenever it is handled.</summary>
    public Guid EventId => _recorded.EventId;

    /// <summary>The id of the command that the event answers.</summary>
    public Guid CommandId => _recorded.CommandId;

    /// <summary>What caused the event.</summary>
    public Guid CausationId => _recorded.CausationId;

    /// <summary>What the event belongs to.</summary>
    public Guid CorrelationId => _recorded.CorrelationId;

    /// <summary>When the command was handled: UTC, whole microseconds.</summary>
    public DateTimeOffset Timestamp => _recorded.Timestamp;

    /// <summary>The metadata of the command.</summary>
    public Metadata Metadata => _recorded.Metadata;
}
