public sealed record Open(string Id);
[Aggregate("door", Identity = "Id")] public sealed partial class Door;

[CommandHandler<Door>]
public abstract partial class Opening       //! EDICT021
{
    [Handles] private void Handle(Door door, Open command) { }
}
