namespace Edict.Aggregates;

/// <summary>A state that the store keeps, and the event that it ends with.</summary>
/// <param name="Version">The version of that event.</param>
/// <param name="LastEvent">The id of that event.</param>
/// <param name="Json">The state.</param>
internal sealed record KeptState(long Version, Guid LastEvent, ReadOnlyMemory<byte> Json)
{
    /// <summary>Whether a page, read from <see cref="Version"/> on, is of a stream that this is a state of.</summary>
    /// <remarks>Behind a truncation the event itself may be gone, but then there are later ones.</remarks>
    internal bool IsStateOf(EventPage page) =>
        page.Count > 0 && (page[0].Version == Version ? page[0].EventId == LastEvent : page[0].Version == Version + 1);
}
