namespace Edict.EventStore;

/// <summary>Where the events of one write come to lie in an in-memory log.</summary>
/// <param name="First">The position of the first.</param>
/// <param name="Previous">The position of the event before it in the stream; 0 when there is none.</param>
/// <param name="Version">The version of the stream before.</param>
internal readonly record struct TakenPlaces(long First, long Previous, int Version);
