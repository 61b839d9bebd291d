public abstract record DoorCommand(string Id);
public sealed record Open(string Id) : DoorCommand(Id);
public sealed record Close(string Id) : DoorCommand(Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(DoorCommand command) { }      //! EDICT043
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
}
