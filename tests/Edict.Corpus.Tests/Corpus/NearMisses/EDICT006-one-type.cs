public sealed record Open(Guid Id);
public sealed record Close(Guid Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private void Handle(Open command) { }
}

[CommandHandler<Door>]
public static partial class Closing
{
    [Handles] private static void Handle(Door door, Close command) { }
}
