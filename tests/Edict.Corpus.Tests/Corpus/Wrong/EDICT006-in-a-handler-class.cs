public sealed record Open(string Id);
public sealed record Close(Guid Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}

[CommandHandler<Door>]
public static partial class DoorClosing
{
    [Handles] private static void Handle(Door door, Close command) { }      //! EDICT006
}
