public sealed record Open(string Id);
[Event("opened")] public sealed record Opened(string Id, Guid Key, DateTimeOffset At);

[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private Opened Handle(Open command, CommandContext context) => new(command.Id, context.NewId(), context.Now);
    [Applies] private void Apply(Opened e) { }
}
