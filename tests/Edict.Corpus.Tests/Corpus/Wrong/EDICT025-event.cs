public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[CommandHandler<Opened>]        //! EDICT025
public static partial class Closing
{
    [Handles] private static Closed Handle(Opened door, Close command) => new(command.Id);
}
