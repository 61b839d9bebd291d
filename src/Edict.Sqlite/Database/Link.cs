namespace Edict.Sqlite.Database;

/// <summary>What an event tells of the events before it in its stream.</summary>
/// <param name="Previous">The position of the event before it; 0 for none.</param>
/// <param name="Landmark">The position of the last landmark before it; 0 for none.</param>
/// <param name="Version">Its own version.</param>
/// <param name="CommandIndex">Its index among the events of its command.</param>
internal readonly record struct Link(long Previous, long Landmark, long Version, int CommandIndex);
