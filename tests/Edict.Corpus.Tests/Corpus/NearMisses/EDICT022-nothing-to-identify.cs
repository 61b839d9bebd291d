public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door")]
public sealed partial class Door
{
    [Applies] private void Apply(Opened e) { }
}
