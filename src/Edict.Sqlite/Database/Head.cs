namespace Edict.Sqlite.Database;

/// <summary>Where a stream ends.</summary>
/// <param name="Version">The version of its last event.</param>
/// <param name="Position">The position of its last event.</param>
/// <param name="Landmark">The position of the last landmark at or before it.</param>
internal readonly record struct Head(long Version, long Position, long Landmark);
