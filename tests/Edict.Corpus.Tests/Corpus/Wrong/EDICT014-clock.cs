public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id, DateTimeOffset At);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command) => new(command.Id, DateTimeOffset.UtcNow);        //! EDICT014
    [Applies] private void Apply(Opened e) { }
}
