public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Lockable
{
    [Handles] protected Closed Handle(Close command) => new(command.Id);
    [Applies] protected void Apply(Closed e) { }
}

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : Lockable;
