using System.Text.Json.Serialization;

[JsonDerivedType(typeof(Bolt))]
[JsonDerivedType(typeof(Chain))]
public abstract record Lock(string Maker);

public sealed record Bolt(string Maker, int Length) : Lock(Maker);

public sealed record Chain(string Maker, int Links) : Lock(Maker);

[Event("opened")]
public sealed record Opened(string Id, Lock Lock);     //! EDICT032
