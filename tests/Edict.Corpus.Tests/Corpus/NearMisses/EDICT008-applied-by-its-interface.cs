public interface IDoorEvent;
public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id) : IDoorEvent;

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(IDoorEvent e) { }
}
