public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Openable
{
    [Applies] protected virtual void Apply(Opened e) { }
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : Openable
{
    [Applies] protected override void Apply(Opened e) { }
    [Applies] private void Apply(Closed e) { }
}
