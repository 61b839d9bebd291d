//# assembly Contracts without generators
public interface IDoorEvent
{
    string Id { get; }
}

public sealed record Open(string Id);
//# assembly Events
[Event("opened")] public sealed record Opened(string Id) : IDoorEvent;
//# assembly House
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);

    [Applies] private void Apply(IDoorEvent e) { }
}

[Application] public sealed partial class App;
