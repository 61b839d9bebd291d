using System.Text.Json.Serialization;

public abstract record Lock(string Maker);

public sealed record Bolt(string Maker, int Length) : Lock(Maker);

public sealed record Chain(string Maker, int Links) : Lock(Maker);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Handle), "handle")]
[JsonDerivedType(typeof(Knob), 2)]
public interface IGrip;

public sealed record Handle(int Length) : IGrip;

public sealed record Knob : IGrip;

[Event("opened")]
public sealed record Opened(string Id, Lock Lock, List<IGrip> Grips);
