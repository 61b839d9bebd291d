public sealed record Open(string Id);
public sealed record Close(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles(Identity = "Door")] private void Handle(Close command) { }     //! EDICT005
}
