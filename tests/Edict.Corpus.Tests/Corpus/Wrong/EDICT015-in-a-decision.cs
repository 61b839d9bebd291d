public sealed record Open(string Id);
public readonly record struct Opened(string Id);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Decision<Opened> Handle(Open command) => new Opened(command.Id);      //! EDICT015
}
