public record DoorEvent(string Id);
public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id) : DoorEvent(Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private DoorEvent Handle(Open command) => new Opened(command.Id);
    [Applies] private void Apply(Opened e) { }
}
