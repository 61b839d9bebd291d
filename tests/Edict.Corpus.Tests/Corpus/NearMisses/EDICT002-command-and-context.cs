public sealed record Open(string Id);
public sealed record Close(string Id);
[Event("opened")] public sealed record Opened(string Id);
[Event("closed")] public sealed record Closed(string Id);
[Aggregate("door", Identity = "Id")]
public sealed partial class Door
{
    [Handles] private static Opened? Handle(in Open command, CommandContext context) => context.Version == 0 ? new Opened(command.Id) : null;
    [Applies] private void Apply(Opened e) { }
}
