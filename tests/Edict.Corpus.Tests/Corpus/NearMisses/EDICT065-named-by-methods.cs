public sealed record Open(string DoorId);
public sealed record Close(string Door);

[Aggregate("door")]
public sealed partial class Door
{
    [Handles(Identity = nameof(Open.DoorId))] private void Handle(Open command) { }
    [Handles(Identity = nameof(Close.Door))] private void Handle(Close command) { }
}
