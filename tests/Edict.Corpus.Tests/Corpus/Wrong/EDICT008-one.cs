public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Decision<Opened> Handle(Open command) => new Opened(command.Id);      //! EDICT008
}
