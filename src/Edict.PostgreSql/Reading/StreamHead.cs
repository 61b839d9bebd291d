namespace Edict.PostgreSql.Reading;

/// <summary>A stream as readers need to know it.</summary>
internal readonly record struct StreamHead(long Id, StreamState State, long FirstVersion, bool IsList, long Version);
