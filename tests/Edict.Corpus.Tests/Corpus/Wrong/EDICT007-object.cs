public sealed record Open(object Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }     //! EDICT007
}
