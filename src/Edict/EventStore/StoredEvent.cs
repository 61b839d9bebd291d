namespace Edict.EventStore;

/// <summary>
/// An event of an in-memory database: a slot of its log instead of an object, so that the garbage collector has one event to move
/// and no more. Its position is its place in the log. Its version is set last, and nothing but its content changes afterwards.
/// </summary>
internal struct StoredEvent
{
    /// <summary>
    /// The event itself, or its JSON as a <see cref="byte"/> array where events make the round trip; null when it was erased.
    /// </summary>
    internal object? Content;
    internal EventType Type;
    internal InMemoryStream Stream;
    internal Guid CommandId;
    internal long UtcTicks;

    /// <summary>The position of the event before it in its stream; 0 for the first.</summary>
    internal long Previous;
    internal int Index;

    /// <summary>Its version, which no memory is large enough to let overflow; 0 until all else is written.</summary>
    internal int Version;

    /// <summary>Whether a reader of the log is given it.</summary>
    internal readonly bool IsWantedBy(EventFilter filter) =>
        Content is not null
        && filter.TakesEvent(Type.Name)
        && (Version >= Stream.FirstVersion || filter.IncludesTruncated)
        && (Stream.State != StreamState.Archived || filter.IncludesArchived)
        && filter.TakesStream(Stream.Key);
}
