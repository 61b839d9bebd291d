namespace Edict.PostgreSql.Reading;

/// <summary>A row of events. A payload that is large is <see langword="null"/> until it is asked for by itself.</summary>
internal readonly record struct EventRow(
    long Position, long Stream, long Version, EventOrigin Origin, int Index, int TypeVersion, string Name, byte[]? Payload)
{
    /// <summary>An erased event has left its position behind and nothing else.</summary>
    internal bool IsErased => Name.Length == 0;

    internal RecordedEvent ToEvent(EventTypeRegistry types, StreamKey stream) =>
        new(types, Name, TypeVersion, Payload!, stream, Version, Position, Index, Origin);
}
