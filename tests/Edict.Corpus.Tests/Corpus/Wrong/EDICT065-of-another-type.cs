public sealed record Open(string DoorId);
public sealed record Close(string DoorId);
public sealed record Raise(string GateId);

[Aggregate("door", Identity = nameof(Raise.GateId))]        //! EDICT065
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
}
