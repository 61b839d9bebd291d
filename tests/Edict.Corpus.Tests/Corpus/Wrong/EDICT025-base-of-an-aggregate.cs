public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public abstract class Openable;

[Aggregate("door", Identity = "Id")]
public sealed partial class Door : Openable;

[CommandHandler<Openable>]      //! EDICT025
public static partial class Closing;
