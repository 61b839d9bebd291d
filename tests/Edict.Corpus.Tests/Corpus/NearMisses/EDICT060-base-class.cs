public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Closable
{
    [Handles] protected Closed Handle(Close command) => new(command.Id);
    [Applies] protected void Apply(Closed e) { }
}
