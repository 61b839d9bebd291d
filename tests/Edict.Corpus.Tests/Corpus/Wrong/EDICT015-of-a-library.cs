//# assembly Contracts
public sealed record Opened(string Id);
//# assembly House
public sealed record Open(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);       //! EDICT015
}
