public sealed record Open(string Id);
public sealed record Close(string Id);

[Aggregate("door", Identity = "Idd")]       //! EDICT065
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
    [Handles] private void Handle(Close command) { }
}
