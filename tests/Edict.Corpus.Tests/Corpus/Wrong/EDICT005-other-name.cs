public sealed record Open(string Id);
public sealed record Close(string DoorId);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }        //! EDICT005
}
