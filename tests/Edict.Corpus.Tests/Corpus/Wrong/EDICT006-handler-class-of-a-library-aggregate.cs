//# assembly Doors
public readonly record struct DoorId(Guid Value);
public sealed record Open(DoorId Id);
[Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
//# assembly House
public sealed record Close(Guid Id);

[CommandHandler<Door>]
public static partial class DoorClosing
{
    [Handles] private static void Handle(Door door, Close command) { }      //! EDICT006
}
