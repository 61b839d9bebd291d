public readonly record struct DoorId(string Value);
public sealed record Open(DoorId Id);
public sealed record Close(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }        //! EDICT006
}
