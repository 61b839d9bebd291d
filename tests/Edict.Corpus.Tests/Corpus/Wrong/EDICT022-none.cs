public sealed record Open(string Id);

[Aggregate("door")]     //! EDICT022
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}
