namespace Edict.PostgreSql.Reading;

/// <summary>A row of events, whose stream may not be known by its key yet. Its own key is what the page is ordered by.</summary>
internal readonly record struct EventRow(
    long Key, long Position, long Stream, long Version, EventOrigin Origin, int Index, int TypeVersion, string Name, byte[] Payload)
{
    /// <summary>An erased event has left its position behind and nothing else.</summary>
    internal bool IsErased => Name.Length == 0;

    internal RecordedEvent ToEvent(EventTypeRegistry types, StreamKey stream) =>
        new(types, Name, TypeVersion, Payload, stream, Version, Position, Index, Origin);
}
