public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);
    [Applies] private void Apply(Opened e) { }
    [Applies] private void Apply(Closed e) { }
}
[Aggregate("gate", Identity = "Id"), CommandHandler<Door>]
public sealed partial class Gate        //! EDICT062
{
    [Handles] private Closed Handle(Close command) => new(command.Id);
    [Applies] private void Apply(Closed e) { }
}
[Aggregate("window", Identity = "Id"), Application]
public sealed partial class Window;     //! EDICT062
[Aggregate("cat", Identity = "Id"), Event("cat")]
public sealed partial class Cat;        //! EDICT062
