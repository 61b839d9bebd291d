public abstract record DoorCommand(string Id);
public sealed record Open(string Number) : DoorCommand("door-" + Number);

[Aggregate("door", Identity = nameof(DoorCommand.Id))]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}
