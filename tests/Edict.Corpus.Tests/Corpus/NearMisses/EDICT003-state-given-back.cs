public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial record Door
{
    private bool IsOpen { get; init; }
    [Handles] private Opened? Handle(Open command) => IsOpen ? null : new(command.Id);
    [Applies] private Door Apply(Opened e) => this with { IsOpen = true };
}
