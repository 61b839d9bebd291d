using Edict.PostgreSql.Database;

namespace Edict.PostgreSql.Writing;

/// <summary>What the server decided on a batch.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Write">The write that this is about, from 0.</param>
/// <param name="Version">The version of that write's stream, or its state.</param>
/// <param name="Stream">The row of that write's stream; 0 when there is none.</param>
internal readonly record struct BatchOutcome(Verdict Verdict, int Write, long Version, long Stream);
