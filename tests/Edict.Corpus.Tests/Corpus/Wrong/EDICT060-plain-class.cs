public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
public sealed class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id);       //! EDICT060
    [Applies] private void Apply(Opened e) { }      //! EDICT060
}
