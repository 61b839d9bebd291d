public sealed record Open(string Id);
[Aggregate("door")] public sealed partial class Door;
[CommandHandler<Door>]      //! EDICT022
public static partial class Opening
{
    [Handles] private static void Handle(Door door, Open command) { }
}
